#include "matters/sources.h"

#include <doctest/doctest.h>

namespace waarborg::matters {
namespace {

TEST_CASE("Source_WithRuleIdsAndRemarks_IsTheLawInTheReadersLanguage") {
  const auto texts = i18n::Texts::load("content/texts");
  REQUIRE(texts.ok());
  const auto said = [&](const char* source, i18n::Language language) {
    return source_words(i18n::Translator(*texts, language, "Europe/Brussels"), source);
  };
  using enum i18n::Language;
  CHECK(said("Awb 9:11(1), Politiewet 67a: ten weeks with an advisory committee", nl) == "Awb 9:11(1), Politiewet 67a");
  CHECK(said("Wpg art. 32a; INV-05", nl) == "Wpg art. 32a");
  CHECK(said("Act of 13 May 1999, art. 33-37 (at least 5 working days), kept for every statement", fr) ==
        "Loi du 13 mai 1999 art. 33-37");
  CHECK(said("Coordinated acts on the Council of State, art. 14 and 19", nl) ==
        "Gecoördineerde wetten op de Raad van State, art. 14 en 19");
  CHECK(said("Comité P asks for the result; term of the zone", fr) == "Demande du Comité P");
  CHECK(said("Barp 78-82 (no fixed period): policy of the force", de) == "Barp 78-82");
}

TEST_CASE("Source_WithoutLaw_IsTheForcesOwnPolicy") {
  const auto texts = i18n::Texts::load("content/texts");
  REQUIRE(texts.ok());
  const i18n::Translator t(*texts, i18n::Language::nl, "Europe/Amsterdam");
  for (const char* source :
       {"INV-05", "Policy of the force (INV-11: reasonable duration)", "INV-06, INV-11: policy of the force",
        "Term of the force; the selection list of the national force is to be filled in here (2.7)"})
    CHECK(source_words(t, source) == "Eigen beleid");
  CHECK(source_words(t, "").empty());
  CHECK(source_words(t, std::vector<std::string>{"CMP-08", "Awb 9:8"}) == "Awb 9:8");
}

}  // namespace
}  // namespace waarborg::matters
