#include "platform/parquet/parquet.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "base/bytes.h"

using namespace waarborg;

namespace {

struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("waarborg-parquet-" + new_id());
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
  std::filesystem::path write(const std::string& name, const std::string& text) const {
    std::ofstream(path / name, std::ios::binary) << text;
    return path / name;
  }
};

std::string text_of(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("Parquet_ThereAndBack_IsTheSame") {
  if (std::getenv("WAARBORG_DUCKDB") == nullptr) {
    MESSAGE("skipped: WAARBORG_DUCKDB is not set");
    return;
  }
  const Folder folder;
  const std::string rows = "at,who,what\n2026-09-01 10:00:00,7001,\"a, 'b'\"\n2026-09-02 11:30:15,7002,c\n";
  const auto csv = folder.write("it's.csv", rows);
  REQUIRE(parquet::from_csv(csv, folder.path / "a.parquet").ok());
  CHECK(text_of(folder.path / "a.parquet").starts_with("PAR1"));
  REQUIRE(parquet::to_csv(folder.path / "a.parquet", folder.path / "b.csv").ok());
  CHECK(text_of(folder.path / "b.csv") == rows);
}

TEST_CASE("Parquet_OfAFileThatIsNone_SaysSo") {
  if (std::getenv("WAARBORG_DUCKDB") == nullptr) {
    MESSAGE("skipped: WAARBORG_DUCKDB is not set");
    return;
  }
  const Folder folder;
  for (const auto& file : {folder.write("a.parquet", "PAR1 but no more"), folder.path / "none.parquet"}) {
    const auto read = parquet::to_csv(file, folder.path / "b.csv");
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().code == "parquet.unreadable");
    CHECK_FALSE(std::filesystem::exists(folder.path / "b.csv"));
  }
  const auto csv = folder.write("a.csv", "a\n1\n");
  const auto written = parquet::from_csv(csv, folder.path / "no folder" / "a.parquet");
  REQUIRE_FALSE(written.ok());
  CHECK(written.error().code == "parquet.unwritable");
}
