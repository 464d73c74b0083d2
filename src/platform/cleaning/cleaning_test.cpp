#include "platform/cleaning/cleaning.h"

#include <doctest/doctest.h>
#include <zip.h>

#include <map>

#include "platform/cleaning/child.h"
#include "platform/cleaning/images.h"
#include "platform/cleaning/office.h"

namespace waarborg::cleaning {
namespace {

Bytes bytes_of(std::string_view text) { return {text.begin(), text.end()}; }
bool holds(ByteView content, std::string_view word) {
  return as_text_view(content).find(word) != std::string_view::npos;
}

/// A zip of these parts, as another program would write it.
Bytes zip_of(const std::vector<std::pair<std::string, std::string>>& parts) {
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
  for (const auto& [name, text] : parts)
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), ZIP_FL_ENC_UTF_8);
  REQUIRE(zip_close(archive) == 0);
  zip_stat_t stat{};
  zip_source_stat(target, &stat);
  Bytes out(stat.size);
  zip_source_open(target);
  zip_source_read(target, out.data(), out.size());
  zip_source_close(target);
  zip_source_free(target);
  return out;
}

std::map<std::string, std::string> parts_of(const Bytes& content) {
  std::map<std::string, std::string> parts;
  zip_t* archive =
      zip_open_from_source(zip_source_buffer_create(content.data(), content.size(), 0, nullptr), ZIP_RDONLY, nullptr);
  REQUIRE(archive != nullptr);
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    std::string text(1 << 20, '\0');
    zip_file_t* entry = zip_fopen_index(archive, index, 0);
    text.resize(static_cast<std::size_t>(zip_fread(entry, text.data(), text.size())));
    zip_fclose(entry);
    parts[zip_get_name(archive, index, 0)] = text;
  }
  zip_discard(archive);
  return parts;
}

std::vector<std::pair<std::string, std::string>> letter() {
  return {
      {"[Content_Types].xml", "<Types/>"},
      {"_rels/.rels",
       R"(<Relationships><Relationship Id="r1" Target="word/document.xml"/><Relationship Id="r2" Target="docProps/thumbnail.jpeg"/></Relationships>)"},
      {"docProps/core.xml", "<cp:coreProperties><dc:creator>Jansen</dc:creator></cp:coreProperties>"},
      {"docProps/app.xml", "<Properties><Company>Geheim BV</Company></Properties>"},
      {"docProps/thumbnail.jpeg", "voorbeeld"},
      {"word/document.xml", "<w:document>Wat er staat</w:document>"}};
}

std::string code_of(const Result<Bytes>& result) { return result.ok() ? "" : result.error().code; }

/// The smallest picture: start, a segment to keep, segments to drop, a scan, the end.
Bytes jpeg() {
  Bytes out{0xff, 0xd8};
  const auto segment = [&](std::uint8_t marker, std::string_view body) {
    const auto size = body.size() + 2;
    out.insert(out.end(), {0xff, marker, static_cast<std::uint8_t>(size >> 8U), static_cast<std::uint8_t>(size)});
    out.insert(out.end(), body.begin(), body.end());
  };
  segment(0xe0, "JFIF");
  segment(0xe1, "Exif Jansen");
  segment(0xfe, "geheim");
  segment(0xeb, "C2PA maker");
  segment(0xdb, "tafel");
  segment(0xda, "kop");
  for (const int byte : {0x12, 0xff, 0x00, 0xff, 0xd0, 0x34, 0xff, 0xd9})
    out.push_back(static_cast<std::uint8_t>(byte));
  for (const char letter : std::string_view("staart")) out.push_back(static_cast<std::uint8_t>(letter));
  return out;
}

Bytes png(std::string_view text) {
  Bytes out = bytes_of("\x89PNG\r\n\x1a\n");
  const auto chunk = [&](std::string_view type, std::string_view body) {
    out.insert(out.end(), {0, 0, 0, static_cast<std::uint8_t>(body.size())});
    out.insert(out.end(), type.begin(), type.end());
    out.insert(out.end(), body.begin(), body.end());
    out.insert(out.end(), {0, 0, 0, 0});
  };
  chunk("IHDR", "maten");
  chunk("tEXt", text);
  chunk("IDAT", "beeld");
  chunk("IEND", "");
  return out;
}

TEST_CASE("StripJpeg_KeepsThePictureAndDropsTheRest") {
  const auto clean = strip_jpeg(jpeg());
  REQUIRE(clean.ok());
  for (const char* gone : {"Jansen", "geheim", "C2PA", "staart"}) CHECK_FALSE(holds(*clean, gone));
  for (const char* kept : {"JFIF", "tafel", "kop"}) CHECK(holds(*clean, kept));
  CHECK(clean->back() == 0xd9);
}

TEST_CASE("StripJpeg_CutOffAnywhere_IsDamagedAndNeverReadsOn") {
  const Bytes whole = jpeg();
  for (std::size_t size = 0; size + 7 < whole.size(); ++size)
    CHECK(code_of(strip_jpeg(ByteView(whole).first(size))) == "cleaning.damaged");
}

TEST_CASE("StripPng_DropsTextsAndWhatStandsBehindTheEnd") {
  Bytes whole = png("Author Jansen");
  whole.push_back('x');
  const auto clean = strip_png(whole);
  REQUIRE(clean.ok());
  CHECK_FALSE(holds(*clean, "Jansen"));
  CHECK(holds(*clean, "beeld"));
  for (std::size_t size = 0; size + 2 < whole.size(); ++size) CHECK_FALSE(strip_png(ByteView(whole).first(size)).ok());
}

TEST_CASE("CleanOffice_OfALetter_EmptiesPropertiesAndKeepsTheText") {
  const auto clean = clean_office(zip_of(letter()), OfficeKind::ooxml);
  REQUIRE(clean.ok());
  const auto parts = parts_of(*clean);
  CHECK(parts.at("word/document.xml") == "<w:document>Wat er staat</w:document>");
  CHECK(parts.at("docProps/core.xml").find("Jansen") == std::string::npos);
  CHECK(parts.at("docProps/app.xml").find("Geheim") == std::string::npos);
  CHECK_FALSE(parts.contains("docProps/thumbnail.jpeg"));
  CHECK(parts.at("_rels/.rels").find("thumbnail") == std::string::npos);
  CHECK(parts.at("_rels/.rels").find("word/document.xml") != std::string::npos);
}

TEST_CASE("CleanOffice_OfAnOpenDocument_EmptiesMetaAndStripsPictures") {
  const Bytes picture = png("Author Jansen");
  const auto clean = clean_office(zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"},
                                          {"meta.xml", "<meta:initial-creator>Jansen"},
                                          {"content.xml", "<text>Wat er staat</text>"},
                                          {"Thumbnails/thumbnail.png", "klein"},
                                          {"Pictures/a.png", as_text(picture)}}),
                                  OfficeKind::odf);
  REQUIRE(clean.ok());
  const auto parts = parts_of(*clean);
  for (const auto& [name, text] : parts) CHECK(text.find("Jansen") == std::string::npos);
  CHECK(parts.size() == 4);
  CHECK(parts.at("content.xml") == "<text>Wat er staat</text>");
  CHECK(parts.at("mimetype") == "application/vnd.oasis.opendocument.text");
}

TEST_CASE("CleanOffice_AZipBomb_IsNotUnpackedWhole") {
  auto parts = letter();
  parts.emplace_back("word/media/groot.bin", std::string(std::size_t{40} << 20U, '\0'));
  CHECK(code_of(clean_office(zip_of(parts), OfficeKind::ooxml)) == "cleaning.bomb");
}

TEST_CASE("CleanOffice_WithTooManyEntries_IsABomb") {
  std::vector<std::pair<std::string, std::string>> parts = letter();
  for (int i = 0; i < kEntriesMax; ++i) parts.emplace_back("x/" + std::to_string(i), "");
  CHECK(code_of(clean_office(zip_of(parts), OfficeKind::ooxml)) == "cleaning.bomb");
}

TEST_CASE("CleanOffice_WithNamesThatLeadElsewhere_IsDamaged") {
  for (const std::string name : {"../../etc/passwd", "/etc/passwd", "a\\b", "a/../b"}) {
    auto parts = letter();
    parts.emplace_back(name, "x");
    CHECK_MESSAGE(code_of(clean_office(zip_of(parts), OfficeKind::ooxml)) == "cleaning.damaged", name);
  }
  std::string deep = "d";
  for (int i = 0; i < 40; ++i) deep += "/d";
  auto parts = letter();
  parts.emplace_back(deep, "x");
  CHECK(code_of(clean_office(zip_of(parts), OfficeKind::ooxml)) == "cleaning.damaged");
}

TEST_CASE("CleanOffice_NoZipOrAnOrdinaryZipOrCutOff_IsDamaged") {
  CHECK(code_of(clean_office(bytes_of("geen zip"), OfficeKind::ooxml)) == "cleaning.damaged");
  CHECK(code_of(clean_office(zip_of({{"a.txt", "x"}}), OfficeKind::ooxml)) == "cleaning.damaged");
  const Bytes whole = zip_of(letter());
  for (std::size_t size = 0; size < whole.size(); size += 7)
    CHECK_FALSE(clean_office(ByteView(whole).first(size), OfficeKind::ooxml).ok());
}

TEST_CASE("NatureOf_ANameThatLies_IsSaid") {
  const auto program = nature_of(bytes_of(std::string("MZ\x90\0 programma", 14)), "foto.jpg");
  CHECK(program.lies);
  CHECK(program.kind == FileKind::other);
  CHECK(nature_of(bytes_of("%PDF-1.7\n%abc"), "brief.docx").lies);
  CHECK(nature_of(bytes_of("<html><script>"), "foto.png").lies);
  CHECK_FALSE(nature_of(bytes_of("%PDF-1.7\n%abc"), "brief.PDF").lies);
  CHECK(nature_of(bytes_of("%PDF-1.7\n%abc"), "brief.PDF").kind == FileKind::pdf);
  CHECK_FALSE(nature_of(bytes_of("gewoon tekst"), "a.txt").lies);
  CHECK_FALSE(nature_of(bytes_of("gewoon tekst"), "zonder").lies);
  const auto office = nature_of(zip_of(letter()), "brief.docx");
  CHECK(office.kind == FileKind::ooxml);
  CHECK_FALSE(office.lies);
}

TEST_CASE("Clean_WhatIsNotWhatItSays_IsRefusedNotKept") {
  CHECK_FALSE(clean(bytes_of("geen plaatje"), FileKind::jpeg).ok());
  CHECK_FALSE(clean(bytes_of("%PDF-1.7 kapot"), FileKind::pdf).ok());
  CHECK(code_of(clean(bytes_of("x"), FileKind::other)) == "cleaning.not_known");
}

/// One grey point, with a comment.
Bytes real_jpeg() {
  const auto start = from_hex(
      "ffd8ffe000104a46494600010101004800480000fffe000867656865696dffdb004300ffffffffffffffffffffffffffffff"
      "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
      "c2000b080001000101011100ffc40014100100000000000000000000000000000000ffda0008010100013f10ffd9");
  return start.value();
}

TEST_CASE("Clean_OfARealPicture_DropsWhatTheCameraWrote") {
  const Bytes picture = real_jpeg();
  CHECK(holds(picture, "geheim"));
  const auto clean_copy = clean(picture, FileKind::jpeg);
  REQUIRE_MESSAGE(clean_copy.ok(), code_of(clean_copy));
  CHECK_FALSE(holds(*clean_copy, "geheim"));
  CHECK(holds(*clean_copy, "JFIF"));
}

TEST_CASE("Clean_OfAPdf_DropsWhoMadeItAndWhatIsAttached") {
  const auto pdf = bytes_of(
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>endobj\n"
      "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
      "4 0 obj<</Author(Jansen)/Creator(Geheim)>>endobj\ntrailer<</Root 1 0 R/Info 4 0 R/Size 5>>\n%%EOF\n");
  const auto clean_copy = clean(pdf, FileKind::pdf);
  REQUIRE_MESSAGE(clean_copy.ok(), code_of(clean_copy));
  for (const char* gone : {"Jansen", "Geheim", "JavaScript"}) CHECK_FALSE(holds(*clean_copy, gone));
  CHECK(holds(*clean_copy, "/MediaBox"));
}

/// A file of one page whose content is `stream`, packed by `filter`.
Bytes pdf_with(const std::string& filter, const std::string& stream) {
  return bytes_of(
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n4 0 obj<</Filter" +
      filter + "/Length " + std::to_string(stream.size()) + ">>stream\n" + stream +
      "\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF\n");
}

TEST_CASE("Clean_OfAPdfBomb_StaysPacked") {
  // Each pair of bytes stands for 128: 500 kB unpack to 32 MB, and by the filter named twice to far more.
  std::string packed;
  for (int i = 0; i < 250'000; ++i) packed += "\x81 ";
  for (const char* filter : {"/RunLengthDecode", "[/RunLengthDecode/RunLengthDecode]"}) {
    const auto bomb = pdf_with(filter, packed + "\x80");
    const auto begun = std::chrono::steady_clock::now();
    const auto clean_copy = clean(bomb, FileKind::pdf);
    REQUIRE_MESSAGE(clean_copy.ok(), code_of(clean_copy));
    CHECK(clean_copy->size() < bomb.size() + 2000);
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds{20});
  }
}

TEST_CASE("Clean_OfAPdfWhosePagesDoubleAtEveryLevel_IsRefused") {
  std::string file = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n";
  constexpr int kLevels = 40;
  for (int level = 0; level < kLevels; ++level) {
    const std::string kid = std::to_string(level + 3) + " 0 R";
    file += std::to_string(level + 2) + " 0 obj<</Type/Pages/Kids[" + kid + " " + kid + "]/Count 2>>endobj\n";
  }
  file += std::to_string(kLevels + 2) + " 0 obj<</Type/Page/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R/Size " +
          std::to_string(kLevels + 3) + ">>\n%%EOF\n";
  const auto clean_copy = clean(bytes_of(file), FileKind::pdf);
  CHECK(code_of(clean_copy) == "cleaning.damaged");
}

TEST_CASE("RunChild_OverItsTime_IsEnded") {
  const auto begun = std::chrono::steady_clock::now();
  CHECK(code_of(run_child("/bin/sleep", {"30"}, {}, Answer::output, {.time = std::chrono::seconds{1}})) ==
        "cleaning.unavailable");
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds{10});
  CHECK(code_of(run_child("/nowhere/program", {}, {}, Answer::output)) == "cleaning.unavailable");
}

TEST_CASE("RunChild_OverItsOutputOrMemory_IsEnded") {
  ChildLimits little;
  little.output_bytes = 1000;
  CHECK(code_of(run_child("/usr/bin/yes", {}, {}, Answer::output, little)) == "cleaning.unavailable");
  const auto same = run_child("/bin/cat", {"{file}"}, bytes_of("inhoud"), Answer::output);
  REQUIRE(same.ok());
  CHECK(as_text(*same) == "inhoud");
}

}  // namespace
}  // namespace waarborg::cleaning
