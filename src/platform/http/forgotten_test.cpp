#include <doctest/doctest.h>

#include <fstream>

#include "base/bytes.h"
#include "platform/http/sealed_upload.h"

using namespace waarborg;
namespace fs = std::filesystem;

TEST_CASE("RemoveForgotten_TakesOldFilesAndFoldersOfThatNameAlone") {
  const fs::path folder = fs::temp_directory_path() / ("forgotten-test-" + new_id());
  const auto put = [&](const std::string& name, int days_old) {
    const fs::path path = folder / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path) << "x";
    for (const auto& one : {path, path.parent_path()})
      if (one != folder) fs::last_write_time(one, fs::file_time_type::clock::now() - std::chrono::hours(24 * days_old));
  };
  put("import-old/log", 8);
  put("import-new/log", 6);
  put("import-old.csv", 8);
  put("other/log", 8);
  http::remove_forgotten(folder, "import-");
  CHECK_FALSE(fs::exists(folder / "import-old"));
  CHECK_FALSE(fs::exists(folder / "import-old.csv"));
  CHECK(fs::exists(folder / "import-new" / "log"));
  CHECK(fs::exists(folder / "other"));
  http::remove_forgotten(folder, "", std::chrono::hours(24));
  CHECK(fs::is_empty(folder));
  fs::remove_all(folder);
  http::remove_forgotten(folder, "");  // nothing there
}
