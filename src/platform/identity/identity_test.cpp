#include <doctest/doctest.h>

#include <fstream>
#include <set>

#include "platform/identity/instance_keys.h"
#include "platform/identity/viewer.h"

using namespace waarborg;
using namespace waarborg::identity;
namespace fs = std::filesystem;

namespace {

struct TemporaryFolder {
  fs::path path = fs::temp_directory_path() / ("waarborg_identity_" + new_id());
  TemporaryFolder() { fs::create_directories(path); }
  ~TemporaryFolder() { fs::remove_all(path); }
};

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}
void put(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::trunc) << text; }

std::string problem_of(const fs::path& folder) {
  const auto keys = InstanceKeys::load(folder, false);
  return keys ? "" : keys.error().code;
}

}  // namespace

TEST_CASE("InstanceKeys_MadeOnce_AreReadBackTheSame") {
  const TemporaryFolder folder;
  CHECK(problem_of(folder.path) == "error.instance_key_missing");
  const auto made = InstanceKeys::load(folder.path, true);
  REQUIRE(made);
  CHECK((fs::status(folder.path / "instance.key").permissions() & fs::perms::mask) ==
        (fs::perms::owner_read | fs::perms::owner_write));
  const auto again = InstanceKeys::load(folder.path, true);
  REQUIRE(again);
  CHECK(sealing::same(made->directory.view(), again->directory.view()));
  CHECK(sealing::same(made->cookie.view(), again->cookie.view()));
  CHECK(made->reporter_salt == again->reporter_salt);
  CHECK(made->signing.secret_key == again->signing.secret_key);
  CHECK(made->person_token("x") == again->person_token("x"));
  CHECK(made->person_token("x") != made->name_token("x"));
  CHECK(std::distance(fs::directory_iterator(folder.path), {}) == 1);
}

TEST_CASE("InstanceKeys_ThatOthersMayRead_AreRefused") {
  const TemporaryFolder folder;
  REQUIRE(InstanceKeys::load(folder.path, true));
  for (const auto permission : {fs::perms::group_read, fs::perms::others_read, fs::perms::group_write}) {
    fs::permissions(folder.path / "instance.key", fs::perms::owner_read | fs::perms::owner_write | permission);
    CHECK(problem_of(folder.path) == "error.instance_key_readable");
  }
}

TEST_CASE("InstanceKeys_ChangedOrCutOff_AreRefused") {
  const TemporaryFolder folder;
  REQUIRE(InstanceKeys::load(folder.path, true));
  const fs::path path = folder.path / "instance.key";
  const std::string good = text_of(path);
  for (std::size_t at = 0; at < good.size(); at += 7) {
    std::string changed = good;
    changed[at] = changed[at] == 'x' ? 'y' : 'x';
    put(path, changed);
    CHECK(problem_of(folder.path) == "error.instance_key_damaged");
    put(path, good.substr(0, at));
    CHECK(problem_of(folder.path) == "error.instance_key_damaged");
  }
  put(path, good);
  CHECK(problem_of(folder.path).empty());
}

TEST_CASE("InstanceKeys_WhereNothingCanBeWritten_SayTheStorageIsUnavailable") {
  CHECK(InstanceKeys::load("/nowhere/at/all", true).error().code == "error.storage_unavailable");
}

TEST_CASE("Roles_EachHaveOneCode") {
  std::set<std::string_view> codes;
  for (const Role role : all_roles()) {
    CHECK(role_from(code_of(role)) == role);
    codes.insert(code_of(role));
  }
  CHECK(codes.size() == 14);
  CHECK_FALSE(role_from("emperor"));
}
