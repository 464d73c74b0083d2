#include "features/monitor/side_mapping.h"

#include <doctest/doctest.h>

#include "base/text.h"

using namespace waarborg;
using namespace waarborg::monitor;

namespace {

const std::string kGood =
    "name: Basisregister\n"
    "format: csv\n"
    "delimiter: \";\"\n"
    "missing: [\"-\"]\n"
    "time: {columns: [datum, tijd], format: \"%d-%m-%Y %H:%M:%S\", zone: Europe/Amsterdam, ambiguous: later, future: "
    "any}\n"
    "officer: {column: wie, clean: [strip_decimal]}\n"
    "system: {constant: basisregister}\n"
    "subject: {columns: [bsn, kenteken], missing: [\"0\"]}\n"
    "reason: {column: reden, clean: [plus_is_space, fold_case]}\n";

std::string mistakes(const std::string& text) {
  const auto mapping = parse_log_mapping(text, "log.yaml");
  if (mapping.ok()) return "";
  std::string out;
  for (const auto& error : mapping.errors()) out += error.field + " " + join(error.args, "|") + "\n";
  return out;
}

}  // namespace

TEST_CASE("LogMapping_Whole_IsRead") {
  const auto mapping = parse_log_mapping(kGood, "log.yaml");
  REQUIRE(mapping.ok());
  CHECK(mapping->delimiter == ';');
  CHECK(mapping->columns == std::vector<std::string>{"datum", "tijd", "wie", "bsn", "kenteken", "reden"});
  CHECK(mapping->time.ambiguous == Ambiguous::later);
  CHECK_FALSE(mapping->time.future_minutes);
  CHECK(mapping->officer.strip_decimal);
  CHECK(mapping->system.constant == "basisregister");
  CHECK(mapping->subject.columns.size() == 2);
  CHECK(mapping->reason.plus_is_space);
  CHECK_FALSE(mapping->group.given());
  CHECK_FALSE(mapping->basis.given());
}

TEST_CASE("LogMapping_Mistakes_NameFileLineAndField") {
  CHECK(mistakes("name: x\nformat: csv\n").find("officer") != std::string::npos);
  const auto with = [](const std::string& from, const std::string& to) {
    std::string text = kGood;
    text.replace(text.find(from), from.size(), to);
    return mistakes(text);
  };
  CHECK(with("Europe/Amsterdam", "Europe/Nergens").starts_with("log.yaml:5 log.yaml|5|time.zone"));
  CHECK(with("%H:%M:%S", "%H").starts_with("log.yaml:5 log.yaml|5|time.format"));
  CHECK(with("later", "perhaps").find("time.ambiguous") != std::string::npos);
  CHECK(with("strip_decimal", "strip").starts_with("log.yaml:6"));
  CHECK(with("{constant: basisregister}", "{constant: b, column: c}").starts_with("log.yaml:7"));
  CHECK(with("delimiter", "delimeter").find("log.yaml:3") != std::string::npos);
  CHECK(with("format: csv\n", "format: csv\nheader: [datum, tijd, wie]\n").find("also bsn") != std::string::npos);
  CHECK(with("format: csv\n", "format: csv\nline: \"{a}\"\n").starts_with("log.yaml:3"));
}

TEST_CASE("LogMapping_Lines_AreTakenApart") {
  const std::string rest =
      "time: {column: moment, format: \"%Y-%m-%dT%H:%M:%S%z\", zone: UTC}\n"
      "officer: {column: user}\nsystem: {constant: x}\n";
  const std::string head = "name: x\nformat: text\n";
  const auto mapping = parse_log_mapping(head + "line: \"<{}>{moment} {host}: {pairs}\"\n" + rest, "log.yaml");
  REQUIRE(mapping.ok());
  REQUIRE(mapping->line.parts.size() == 4);
  CHECK(mapping->line.ends_in_pairs);
  CHECK(mapping->line.parts[1].before == ">");
  CHECK_FALSE(mapping->line.parts[0].column);
  CHECK(mistakes(head + "line: \"{moment}{host}: {pairs}\"\n" + rest).find("log.yaml:3") != std::string::npos);
  CHECK(mistakes(head + "line: \"{moment} {pairs} {host}\"\n" + rest).find("log.yaml:3") != std::string::npos);
  CHECK(mistakes(head + "line: \"{moment} {host\"\n" + rest).find("log.yaml:3") != std::string::npos);
  // Without pairs every column must be a part of the line.
  CHECK(mistakes(head + "line: \"{moment} {host}\"\n" + rest).find("officer") != std::string::npos);
}

TEST_CASE("LogMapping_ThoseThatComeWithTheProgram_AreWhole") {
  int found = 0;
  for (const auto& entry : std::filesystem::directory_iterator("content/log-mappings")) {
    if (entry.path().extension() != ".yaml") continue;
    ++found;
    const auto mapping = load_mapping(entry.path());
    CHECK_MESSAGE(mapping.ok(), entry.path().string());
  }
  CHECK(found >= 5);
}
