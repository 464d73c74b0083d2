// What people write, and every name, is sealed: a copy of the disk shows none of it, in no encoding.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "matters/closing.h"
#include "matters/correspondence.h"
#include "matters/keeping_out.h"
#include "matters/matter_clocks.h"
#include "matters/steps.h"
#include "matters/testing.h"

namespace waarborg::matters {
namespace {

const std::vector<std::string> kPlanted{"Kanarievogel", "Zwartkijker", "Blauwdruk", "Regenpijper", "Schelpdier",
                                        "Vuurvlieg",    "Goudhaan",    "Nachtuil",  "Waterhoen",   "Zeeduivel"};

std::string content_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string whole_folder(const std::filesystem::path& folder) {
  std::string all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) all += entry.path().string() + content_of(entry.path());
  return all;
}

/// The word as it could stand on a disk: raw, hex, base64 at each of three alignments, UTF-16 either way round.
std::vector<std::string> disguises(const std::string& word) {
  std::vector<std::string> out{word, to_hex(as_bytes(word))};
  for (std::size_t skip = 0; skip < 3; ++skip) {
    const std::string text = to_base64url(as_bytes(std::string(skip, ' ') + word));
    // The groups at the ends depend on what stands beside the word; too little of it left says nothing.
    if (text.size() >= 16) out.push_back(text.substr(skip == 0 ? 0 : 4, text.size() - 8));
  }
  std::string little, big;
  for (const char c : word) {
    (little += c) += '\0';
    (big += '\0') += c;
  }
  out.push_back(little);
  out.push_back(big);
  return out;
}

bool holds(const std::string& disk, const std::string& word) {
  for (const auto& disguise : disguises(word))
    if (disk.find(disguise) != std::string::npos) return true;
  return false;
}

void plant(TestHouse& force) {
  auto request = force.report("Kanarievogel in de kluis", "Ik zag een Zwartkijker.");
  request.people = {{"concerned", "Blauwdruk, Jan"}, {"reporter", "Regenpijper", "Schelpdier 12"}};
  auto opened = force.open(request);
  const std::string tessa = force.account("tessa");
  TestPages pages(force, [](web::RouteTable&, House&) {});
  const auto upload = pages.upload("files", "Vuurvlieg.txt", "Een Goudhaan vloog voorbij.");
  force.write([&](storage::Transaction& tx) -> Result<Done> {
    House& house = force.house();
    TRY(add_note(tx, house, opened, tessa, "Nachtuil"));
    TRY(add_document(tx, house, opened, tessa, upload, ReporterSees::no));
    TRY(name_person(tx, house, opened, tessa, {"witness", "Waterhoen"}));
    return complete_step(tx, house, opened, Doer::house(tessa), steps(tx, opened.matter.id).front().id,
                         {{"subject", "Zeeduivel"}, {"message", "De Zeeduivel is gezien."}});
  });
}

TEST_CASE("CopyOfTheDisk_ShowsNothingThatWasWritten") {
  for_each_house([](TestHouse& force) {
    plant(force);
    if (force.platform().database.dialect() != storage::Dialect::sqlite) return;
    const std::string target = force.platform().database.config().target;
    std::string disk = whole_folder(std::filesystem::path(target).parent_path());
    disk += whole_folder(force.platform().config.data);
    REQUIRE(disk.size() > 100'000);
    CHECK(holds(disk, "triage_decision"));
    for (const auto& word : kPlanted) CHECK_MESSAGE(!holds(disk, word), word);
    for (const char* name : {"Linthorst", "Bakker"}) CHECK_MESSAGE(!holds(disk, name), name);
  });
}

TEST_CASE("Disguises_AreRecognised") {
  CHECK(holds("xx" + to_base64url(as_bytes("aKanarievogelbb")), "Kanarievogel"));
  CHECK(holds(to_base64url(as_bytes("aaKanarievogelbb")), "Kanarievogel"));
  CHECK(holds(to_base64url(as_bytes("Kanarievogel")) + "xx", "Kanarievogel"));
  CHECK(holds(to_hex(as_bytes("Kanarievogel")), "Kanarievogel"));
}

}  // namespace
}  // namespace waarborg::matters
