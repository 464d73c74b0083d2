#include "platform/csv/file_bytes.h"

#include <doctest/doctest.h>
#include <zlib.h>
#include <zstd.h>

#include <unistd.h>
#include <fstream>

#include "platform/csv/csv.h"
#include "platform/csv/file_writer.h"

using namespace waarborg;
using namespace waarborg::csv;

namespace {

struct KeptRow {
  std::uint64_t line = 0;
  std::vector<std::string> cells;
  std::string problem;
};
struct Read {
  std::vector<KeptRow> rows;
  Errors errors;
};

Read read_all(ByteSource& bytes, char delimiter = ',') {
  CsvReader reader(bytes, delimiter);
  Read out;
  CsvRow row;
  while (true) {
    const auto more = reader.next(row);
    if (!more.ok()) out.errors = more.errors();
    if (!more.ok() || !more.value()) return out;
    out.rows.push_back({row.line, row.texts(), row.problem});
  }
}
Read read_text(std::string text, char delimiter = ',') {
  const auto bytes = bytes_of(std::move(text));
  return read_all(*bytes, delimiter);
}

std::filesystem::path temporary(const char* name, std::string_view content) {
  const auto path = std::filesystem::temp_directory_path() / ("waarborg_csv_" + std::to_string(::getpid()) + name);
  std::ofstream(path, std::ios::binary) << content;
  return path;
}

std::string gzip(const std::string& text) {
  std::string out(compressBound(text.size()) + 64, '\0');
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace

TEST_CASE("Csv_QuotedCells_KeepDelimitersQuotesAndLineEnds") {
  const auto read = read_text("a,b\r\n\"x,\"\"y\"\"\",\"one\ntwo\"\r\nlast,");
  REQUIRE(read.rows.size() == 3);
  CHECK(read.rows[1].cells == std::vector<std::string>{"x,\"y\"", "one\ntwo"});
  CHECK(read.rows[1].line == 2);
  CHECK(read.rows[2].line == 4);
  CHECK(read.rows[2].cells == std::vector<std::string>{"last", ""});
}

TEST_CASE("Csv_MarkEmptyLinesAndSemicolons_AreRead") {
  const auto read = read_text("\xEF\xBB\xBFnaam;jaar\n\n\nx;\"\"\n", ';');
  REQUIRE(read.rows.size() == 2);
  CHECK(read.rows[0].cells[0] == "naam");
  CHECK(read.rows[1].line == 4);
  CHECK(read.rows[1].cells == std::vector<std::string>{"x", ""});
}

TEST_CASE("Csv_TextAfterClosingQuote_IsToldAndReadingGoesOn") {
  const auto read = read_text("a,b\n\"x\"y,2\nz,3\n");
  REQUIRE(read.rows.size() == 3);
  CHECK(read.rows[1].problem == "csv.row_quotes");
  CHECK(read.rows[2].problem.empty());
  CHECK(read.rows[2].cells[0] == "z");
}

TEST_CASE("Csv_QuoteNeverClosed_IsTold") {
  const auto read = read_text("a,\"never\nclosed");
  REQUIRE(read.rows.size() == 1);
  CHECK(read.rows[0].problem == "csv.row_quotes");
}

TEST_CASE("Csv_RowOverTheLimit_IsRefusedAndMemoryStaysBounded") {
  const auto read = read_text("a\n\"" + std::string(3 * CsvReader::kRowBytesMax, 'x') + "\nnext\n");
  REQUIRE(read.rows.size() == 3);
  CHECK(read.rows[1].problem == "csv.row_too_long");
  CHECK(read.rows[1].cells[0].size() <= CsvReader::kRowBytesMax + (64U << 10U));
  CHECK(read.rows[2].cells[0] == "next");
}

TEST_CASE("Csv_Gzip_IsReadWithSeveralMembersAndRefusedWhenCutOff") {
  const std::string packed = gzip("a,b\n1,2\n") + gzip("3,4\n");
  const auto path = temporary("a.csv.gz", packed);
  auto bytes = open_bytes(path, compression_of(path));
  REQUIRE(bytes.ok());
  CHECK(read_all(**bytes).rows.size() == 3);
  CHECK((*bytes)->consumed() == packed.size());
  const auto half = temporary("b.csv.gz", packed.substr(0, 20));
  auto cut = open_bytes(half, Compression::gzip);
  REQUIRE(cut.ok());
  const auto read = read_all(**cut);
  REQUIRE(read.errors.size() == 1);
  CHECK(read.errors[0].code == "csv.file_broken");
  std::filesystem::remove(path);
  std::filesystem::remove(half);
}

TEST_CASE("Csv_Zstandard_IsRead") {
  std::string text = "a,b\n";
  for (int i = 0; i < 100000; ++i) text += "cell,another\n";
  std::string packed(ZSTD_compressBound(text.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), 3));
  const auto path = temporary("c.csv.zst", packed);
  auto bytes = open_bytes(path, compression_of(path));
  REQUIRE(bytes.ok());
  CHECK(read_all(**bytes).rows.size() == 100001);
  std::filesystem::remove(path);
}

TEST_CASE("Csv_MissingFile_IsAnError") {
  const auto bytes = open_bytes("/nonexistent/x.csv", Compression::none);
  REQUIRE_FALSE(bytes.ok());
  CHECK(bytes.error().code == "csv.file_missing");
}

TEST_CASE("Csv_WrittenCells_AreNoFormulas") {
  CHECK(csv_cell("=1+1") == "'=1+1");
  CHECK(csv_cell("-713") == "-713");
  CHECK(csv_cell("-x") == "'-x");
  CHECK(csv_line({"a", "b,c", "d\"e"}) == "a,\"b,c\",\"d\"\"e\"\r\n");
}

TEST_CASE("Csv_WrittenFile_IsThereWholeAndForItsOwnerAlone") {
  const auto path = temporary("written.csv", "before");
  {
    FileWriter left(path);
    left.write("half");
  }
  CHECK(std::filesystem::file_size(path) == 6);
  FileWriter writer(path);
  writer.write("a,b\r\n");
  CHECK(std::filesystem::file_size(path) == 6);
  REQUIRE(writer.finish().ok());
  CHECK(std::filesystem::file_size(path) == 5);
  CHECK((std::filesystem::status(path).permissions() & std::filesystem::perms::all) ==
        (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  std::filesystem::remove(path);
  const auto nowhere = FileWriter("/nonexistent/x.csv").finish();
  REQUIRE_FALSE(nowhere.ok());
  CHECK(nowhere.error().code == "csv.file_unwritable");
}

TEST_CASE("FileBytes_OfAFileMadeToUnpackWithoutEnd_StopAtOver300Times") {
  // A frame of 64 MB of line ends, again and again.
  const std::string lines(64U << 20U, '\n');
  std::string frame(ZSTD_compressBound(lines.size()), '\0');
  frame.resize(ZSTD_compress(frame.data(), frame.size(), lines.data(), lines.size(), 3));
  std::string bomb;
  for (int at = 0; at < 20; ++at) bomb += frame;
  const auto path = temporary("bomb.zst", bomb);
  const auto bytes = open_bytes(path, Compression::zstd);
  REQUIRE(bytes.ok());
  std::vector<char> out(1U << 20U);
  std::uint64_t taken = 0;
  Result<std::size_t> read = std::size_t{1};
  while (read.ok() && *read > 0) {
    read = (*bytes)->read(out);
    if (read.ok()) taken += *read;
  }
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().code == "csv.file_unpacks");
  CHECK(taken <= 257U << 20U);
  std::filesystem::remove(path);
}
