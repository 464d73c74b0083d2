#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <fstream>

#include "matters/closing.h"
#include "matters/correspondence.h"
#include "matters/forgotten_files.h"
#include "matters/opening.h"
#include "matters/retention.h"
#include "matters/testing.h"
#include "platform/sealing/sealed_file.h"

namespace waarborg::matters {

namespace {

namespace fs = std::filesystem;

fs::path put_file(TestHouse& house, const std::string& name, int days_old) {
  const fs::path path = house.platform().config.files() / name;
  std::ofstream(path) << "sealed";
  fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::days(days_old));
  return path;
}

std::int64_t clear(TestHouse& house) {
  return house.write([&](storage::Transaction& tx) { return remove_forgotten_files(tx, house.house()); });
}

http::Upload sealed_upload(TestHouse& house) {
  http::Upload upload;
  upload.file_name = "foto.jpg";
  upload.content_type = "image/jpeg";
  upload.path = house.platform().config.uploads() / "0a1b2c";
  upload.key = sealing::Key::random();
  auto writer = TestHouse::must(sealing::SealedFileWriter::create(upload.path, upload.key));
  TestHouse::must(writer->finish());
  upload.sha256 = writer->sha256();
  return upload;
}

TEST_CASE("RemoveForgottenFiles_NamedByNoRowForOverADay_AreRemoved") {
  for_each_house([](TestHouse& house) {
    clear(house);
    const auto opened = house.open(house.report());
    const auto upload = sealed_upload(house);
    house.write([&](storage::Transaction& tx) {
      return add_document(tx, house.house(), opened, house.account("tessa"), upload, ReporterSees::no);
    });
    const auto kept = house.platform().config.files() / upload.path.filename();
    fs::last_write_time(kept, fs::file_time_type::clock::now() - std::chrono::days(3));
    const auto forgotten = put_file(house, "forgotten", 2);
    const auto fresh = put_file(house, "fresh", 0);
    CHECK(clear(house) == 1);
    CHECK(fs::exists(kept));
    CHECK(fs::exists(fresh));
    CHECK_FALSE(fs::exists(forgotten));
  });
}

void destroy(TestHouse& house, const Opened& opened) {
  house.write([&](storage::Transaction& tx) -> Result<Done> {
    TRY(destroy_matter(tx, house.house(), opened.matter.id, house.today()));
    return Done{};
  });
}

TEST_CASE("RemoveForgottenFiles_OfDestroyedMatters_AreRemovedWithTheLast") {
  for_each_house([](TestHouse& house) {
    clear(house);
    const auto first = house.open(house.complaint());
    const auto second = house.open(house.complaint());
    const auto upload = sealed_upload(house);
    const auto carla = house.viewer("carla");
    for (const auto* opened : {&first, &second}) {
      house.write([&](storage::Transaction& tx) -> Result<Done> {
        if (opened == &first)
          TRY(add_document(tx, house.house(), first, house.account("carla"), upload, ReporterSees::no));
        else
          share_document(tx, house.house(), second, documents(tx, first).front());
        auto matter = TRY(open_for(tx, house.house(), carla, opened->matter.id));
        return close_matter(tx, house.house(), matter, house.account("carla"), "Geleerd.");
      });
    }
    house.pass_days(366 * 11);
    const auto file = house.platform().config.files() / upload.path.filename();
    fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::days(3));
    destroy(house, first);
    CHECK(clear(house) == 0);
    CHECK(fs::exists(file));
    destroy(house, second);
    CHECK(clear(house) == 1);
    CHECK_FALSE(fs::exists(file));
  });
}

TEST_CASE("RemoveForgottenFiles_OfBeforeTheList_AreTakenAsKnown") {
  for_each_house([](TestHouse& house) {
    const auto old = put_file(house, "of-before", 30);
    CHECK(clear(house) == 0);
    CHECK(clear(house) == 0);
    CHECK(fs::exists(old));
    const auto later = put_file(house, "later", 2);
    CHECK(clear(house) == 1);
    CHECK_FALSE(fs::exists(later));
  });
}

}  // namespace

}  // namespace waarborg::matters
