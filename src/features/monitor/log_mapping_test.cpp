#include "features/monitor/side_mapping.h"

#include <doctest/doctest.h>

#include "base/text.h"
#include "platform/content/reader.h"

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
  CHECK(with("format: csv\n", "format: csv\nheader: [datum, tijd, wie]\n").find("expected.every_column|bsn") !=
        std::string::npos);
  CHECK(with("format: csv\n", "format: csv\nline: \"{a}\"\n").starts_with("log.yaml:3"));
}

TEST_CASE("LogMapping_EachKindOfMistake_IsToldWithItsPlaceInEveryLanguage") {
  const auto texts = i18n::Texts::load("content/texts");
  REQUIRE(texts.ok());
  const std::string text_log =
      "name: x\nformat: text\nline: \"{moment} {host}\"\n"
      "time: {column: moment, format: \"%Y-%m-%dT%H:%M:%S%z\", zone: UTC}\n"
      "officer: {column: host}\nsystem: {constant: x}\n";
  struct Slip {
    const std::string& of;
    const char *from, *to;
    const char *place, *in_dutch;
  };
  const Slip slips[] = {
      {kGood, "name: Basisregister\n", "name: \"x\n", "regel", "geldige YAML"},
      {kGood, "name: Basisregister\n", "", "veld name", "dit veld, dat ontbreekt"},
      {kGood, "name: Basisregister\n", "name: [x]\n", "regel 1, veld name", "tekst die niet leeg is"},
      {kGood, "name: Basisregister\n", "name: x\nname: y\n", "regel 2, veld name", "maar één keer"},
      {kGood, "delimiter", "delimeter", "regel 3, veld delimeter", "het meest lijkt delimiter"},
      {kGood, "delimiter", "xyzzyxyzzyq", "regel 3, veld xyzzyxyzzyq", "een van name, format"},
      {kGood, "format: csv", "format: cvs", "regel 2, veld format", "het meest lijkt csv"},
      {kGood, "missing: [\"-\"]", "missing: x", "regel 4, veld missing", "een lijst"},
      {kGood, "missing: [\"-\"]", "missing: [~]", "regel 4, veld missing[1]", "een onderdeel dat niet leeg is"},
      {kGood, "Europe/Amsterdam", "Europe/Nergens", "regel 5, veld time.zone", "een IANA-tijdzone"},
      {kGood, "%H:%M:%S", "%H", "regel 5, veld time.format", "%M (minuut)"},
      {kGood, "%H:%M:%S", "%H:%M:%M", "regel 5, veld time.format", "elk deel maar één keer"},
      {kGood, "%H:%M:%S", "%H:%M:%q", "regel 5, veld time.format", "alleen %Y (jaar)"},
      {kGood, "%H:%M:%S", "%H:%M:%", "regel 5, veld time.format", "een letter na %"},
      {kGood, "any}", "-1}", "regel 5, veld time.future", "een geheel getal van 0 tot en met"},
      {kGood, "columns: [datum, tijd]", "column: a, columns: [b]", "regel 5, veld time", "column en columns"},
      {kGood, "{column: wie, clean: [strip_decimal]}", "wie", "regel 6, veld officer", "velden met elk een waarde"},
      {kGood, "{constant: basisregister}", "{constant: b, column: c}", "regel 7, veld system", "precies een van"},
      {kGood, "format: csv", "format: csv\nheader: [datum]", "regel 3, veld header", "ook tijd"},
      {kGood, "format: csv", "format: csv\nline: x", "regel 3, veld line", "alleen bij text"},
      {text_log, "{host}", "{host", "regel 3, veld line", "een } bij elke {"},
      {text_log, "{moment} {host}", "{moment}{host}", "regel 3, veld line", "tekst tussen twee delen"},
      {text_log, "{host}", "{pairs} x", "regel 3, veld line", "niets na {pairs}"},
      {text_log, "column: host", "column: other", "regel 5, veld officer.column", "een deel van de regel"},
  };
  for (const auto& slip : slips) {
    std::string text = slip.of;
    REQUIRE(text.find(slip.from) != std::string::npos);
    text.replace(text.find(slip.from), std::string(slip.from).size(), slip.to);
    const auto mapping = parse_log_mapping(text, "log.yaml");
    REQUIRE_FALSE_MESSAGE(mapping.ok(), text);
    std::string all;
    for (const auto language : i18n::kLanguages) {
      const i18n::Translator t(*texts, language, "UTC");
      for (const auto& error : mapping.errors()) {
        const std::string told = t(error);
        CHECK_MESSAGE(told.find("log.yaml, ") == 0, told);
        CHECK_MESSAGE(told.find("[expected") == std::string::npos, told);
        for (const char* english : {"expected", "field", " the ", " that ", " with ", "whole"})
          if (language != i18n::Language::en) CHECK_MESSAGE(told.find(english) == std::string::npos, told);
        if (language == i18n::Language::nl) all += told + "\n";
      }
    }
    CHECK_MESSAGE(all.find(slip.place) != std::string::npos, all);
    CHECK_MESSAGE(all.find(slip.in_dutch) != std::string::npos, all);
  }
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
