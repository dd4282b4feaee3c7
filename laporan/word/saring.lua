-- Pandoc filter for our printed pages: class -> paragraph style, tabs, page references, sections.
-- laporan.word.siapkan gives every paragraph that is not plain text a Div with one of these classes.

local gaya = {
  ["judul-keputusan"] = "Judul Keputusan", ["kepala-keputusan-baris"] = "Kepala Keputusan", ["berjarak"] = "Kepala Keputusan Berjarak", ["kepala-akhir"] = "Kepala Keputusan Akhir",
  ["sampul-besar"] = "Sampul Besar", ["sampul-kecil"] = "Sampul Kecil", ["sampul-laporan-baris"] = "Sampul Laporan",
  ["sampul-kaki-baris"] = "Sampul Kaki", ["daftar-judul"] = "Judul Daftar", ["kop-pertama"] = "Kop Pertama", ["kop-nama"] = "Kop Nama", ["kop-alamat"] = "Kop Alamat", ["kop-kota"] = "Kop Kota",
  ["label"] = "Label", ["klausul-isi"] = "Klausul", ["klausul-butir"] = "Butir Klausul", ["memutuskan"] = "Memutuskan",
  ["tembusan-baris"] = "Tembusan", ["tembusan-butir"] = "Butir Tembusan",
  ["lampiran-kepala"] = "Kepala Lampiran", ["lampiran-baris"] = "Baris Lampiran",
  ["judul-lembar"] = "Judul Lembar", ["identitas-label"] = "Label Identitas", ["identitas-isi"] = "Identitas", ["identitas-butir"] = "Butir Identitas",
  ["sel"] = "Sel", ["sel-tengah"] = "Sel Tengah", ["sel-kanan"] = "Sel Kanan", ["sel-sub"] = "Sel Sub", ["sel-kepala"] = "Sel Kepala", ["sel-butir"] = "Butir Sel",
  ["tt-waktu"] = "Waktu Tanda Tangan", ["tt-jabatan"] = "Jabatan Tanda Tangan", ["tt-isi"] = "Tanda Tangan", ["tt-ruang"] = "Ruang Tanda Tangan", ["tt-nama"] = "Nama Tanda Tangan",
  ["tt-sisi"] = "Pihak", ["tt-sisi-ruang"] = "Ruang Pihak", ["tt-sisi-nama"] = "Nama Pihak",
  ["judul-laporan"] = "Judul Laporan", ["bab"] = "Bab", ["subbab"] = "Subbab", ["anak-subbab"] = "Anak Subbab",
  ["tabel-judul"] = "Judul Tabel", ["tabel-catatan"] = "Catatan Tabel",
  ["daftar-1"] = "Daftar Satu", ["daftar-2"] = "Daftar Dua", ["daftar-3"] = "Daftar Tiga", ["daftar-lembar"] = "Daftar Lembar",
}
-- these stand at the right margin, which is elsewhere on a landscape page
local di_kanan = {
  ["tt-waktu"] = true, ["tt-jabatan"] = true, ["tt-isi"] = true, ["tt-ruang"] = true, ["tt-nama"] = true, ["lampiran-kepala"] = true, ["lampiran-baris"] = true,
}
local mentah = function(xml) return pandoc.RawInline("openxml", xml) end
local TAB = "<w:r><w:tab/></w:r>"

local function rujuk(jangkar)
  return mentah(TAB .. '<w:fldSimple w:instr=" PAGEREF ' .. jangkar .. ' \\h " w:dirty="true"><w:r><w:t>…</w:t></w:r></w:fldSimple>')
end

local function span(unsur)
  if unsur.classes:includes("tab") then return mentah(TAB) end
  if unsur.classes:includes("halaman") then return rujuk(unsur.attributes["ke"]) end
end

-- Headings of ours are paragraphs whose style carries the outline level.
local function judul(unsur)
  local nama = unsur.classes[1]
  if nama and gaya[nama] then
    return pandoc.Div({ pandoc.Para(unsur.content) }, pandoc.Attr(unsur.identifier, { nama }))
  end
end

-- Only a paragraph can have a style, not the bare words of a cell.
local function paragraf(blok)
  return blok.t == "Plain" and pandoc.Para(blok.content) or blok
end

local function beri_gaya(mendatar)
  return function(unsur)
    for _, kelas in ipairs(unsur.classes) do
      if gaya[kelas] then
        local nama = gaya[kelas]
        if mendatar and di_kanan[kelas] then nama = nama .. " Mendatar" end
        unsur.attributes["custom-style"] = nama
        unsur.content = pandoc.Blocks(unsur.content):map(paragraf)
        return unsur
      end
    end
  end
end

-- The end of a Word section: orientation here, measures and header by laporan.word.rapikan.
local function batas(bagian)
  local arah = bagian.mendatar and "landscape" or "portrait"
  return pandoc.RawBlock("openxml", '<w:p><w:pPr><w:pStyle w:val="BatasBagian"/><w:sectPr w:rsidR="' .. bagian.jenis ..
    '"><w:pgSz w:orient="' .. arah .. '"/></w:sectPr></w:pPr></w:p>')
end

function Pandoc(dokumen)
  dokumen = dokumen:walk({ Span = span }):walk({ Header = judul })
  local hasil, terbuka = pandoc.Blocks({}), nil
  for _, blok in ipairs(dokumen.blocks) do
    local jenis = blok.t == "Div" and blok.attributes["bagian"]
    if jenis then
      local bagian = { jenis = jenis, mendatar = blok.attributes["arah"] == "mendatar" }
      local baru = blok.attributes["halaman"] == "baru"
      if terbuka and (baru or terbuka.mendatar ~= bagian.mendatar) then hasil:insert(batas(terbuka)) end
      terbuka = bagian
      blok = blok:walk({ Div = beri_gaya(bagian.mendatar) })
    end
    hasil:insert(blok)
  end
  if terbuka then hasil:insert(batas(terbuka)) end
  return pandoc.Pandoc(hasil, dokumen.meta)
end
