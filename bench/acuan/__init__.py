"""The anchors: what each piece of work would cost done plainly, as real code that runs beside ours."""
