// One log in every format is one log.
#include <doctest/doctest.h>
#include <zstd.h>

#include <fstream>

#include "features/monitor/log_import.h"
#include "features/monitor/testing.h"

using namespace waarborg;
using namespace waarborg::monitor;
using matters::TestHouse;

namespace {

const std::string kRest =
    "officer: {column: who}\nsystem: {column: system}\nsubject: {column: what}\nbasis: {column: case, missing: "
    "[\"0\"]}\n"
    "reason: {column: why, clean: [plus_is_space, fold_case]}\nplace: {column: place}\n";
const std::string kLocal = "time: {column: at, format: \"%Y-%m-%d %H:%M:%S\", zone: Europe/Brussels}\n" + kRest;
const std::string kOffset = "time: {column: at, format: \"%Y-%m-%dT%H:%M:%S%z\", zone: UTC}\n" + kRest;

std::string zstd(const std::string& text) {
  std::string packed(ZSTD_compressBound(text.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), 3));
  return packed;
}

LogReport bring_in(TestHouse& house, const std::string& name, const std::string& bytes, const std::string& mapping) {
  const auto path = house.platform().config.data / name;
  std::ofstream(path, std::ios::binary) << bytes;
  auto parsed = parse_log_mapping(mapping, "log.yaml");
  REQUIRE(parsed.ok());
  auto import = LogImport::open(house.house(), std::move(parsed).value(), {});
  REQUIRE(import.ok());
  auto report = (*import)->bring_in(path, {});
  REQUIRE(report.ok());
  return *report;
}

}  // namespace

TEST_CASE("[LOG-02] LogImport_TheSameLookUpsInEveryFormat_AreTheSameRows") {
  for_each_house([](TestHouse& house) {
    const auto csv = bring_in(house, "log.csv",
                              "place;why;case;what;system;who;at\r\n"
                              "Gent;Contr\xF4le  verkeer;2026-7;1-ABC-234;DIV;7001;2026-07-01 12:00:05\r\n"
                              ";;0;ann;ANG;7002;2026-10-24 23:59:59\r\n",
                              "name: a\nformat: csv\ndelimiter: \";\"\nencoding: iso-8859-1\n" + kLocal);
    CHECK(csv.taken == 2);
    const auto json = bring_in(house, "log.jsonl.zst",
                               zstd("{\"at\": \"2026-07-01T10:00:05Z\", \"who\": 7001, \"system\": \"DIV\", \"what\": "
                                    "\"1-ABC-234\", \"case\": \"2026-7\", \"why\": \"controle+Verkeer\", \"place\": "
                                    "\"Gent\"}\n{\"at\": \"2026-10-24T23:59:59+02:00\", \"who\": 7002, \"system\": "
                                    "\"ANG\", \"what\": \"ann\", \"case\": 0, \"place\": null}\n"),
                               "name: b\nformat: json_lines\n" + kOffset);
    CHECK(json.already_there == 2);
    CHECK(json.taken == 0);
    const auto text = bring_in(house, "log.log",
                               "<13>2026-07-01T12:00:05+02:00 srv who=7001 system=DIV what=1-ABC-234 case=2026-7 "
                               "why=\"CONTR\xC3\x94LE VERKEER\" place=Gent\n"
                               "<13>2026-10-24T21:59:59Z srv system=ANG, who=7002, what=\"ann\"\n",
                               "name: c\nformat: text\nline: \"<{}>{at} {} {pairs}\"\n" + kOffset);
    CHECK(text.already_there == 2);
    CHECK(text.taken == 0);
  });
}

TEST_CASE("LogImport_ALineOfWordsAlone_IsReadWithoutEnd") {
  for_each_house([](TestHouse& house) {
    std::string words;
    for (int at = 0; at < 400'000; ++at) words += "a ";
    const auto text = bring_in(house, "log.log", "<13>2026-07-01T12:00:05+02:00 srv " + words + "who=7001 system=DIV\n",
                               "name: c\nformat: text\nline: \"<{}>{at} {} {pairs}\"\n" + kOffset);
    CHECK(text.taken == 1);
  });
}
