import time
def test_lama(db):
    time.sleep(60)
