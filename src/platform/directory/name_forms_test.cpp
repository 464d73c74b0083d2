#include "platform/directory/name_forms.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace waarborg::directory;

namespace {

/// Whether what was typed meets the person of that name.
bool means(std::string_view typed, std::string_view name, std::string_view number = "000") {
  const auto kept = forms_of_person(name, number);
  const auto sought = forms_of_typed(typed);
  return std::any_of(sought.begin(), sought.end(),
                     [&](const auto& form) { return std::binary_search(kept.begin(), kept.end(), form); });
}

}  // namespace

TEST_CASE("Typed_FullNameInAnyManner_MeansThePerson") {
  for (const char* typed :
       {"Jan de Vries", "jan DE vries", "Vries, Jan de", "de Vries, Jan", "Vries Jan", "jan vries", "J. de Vries",
        "J.P. de Vries", "j vries", "Vries, J.", "Vries J. de", " agent  Jan de Vries!", "Jän de Vriés"}) {
    CAPTURE(typed);
    CHECK(means(typed, "Jan de Vries"));
  }
}

TEST_CASE("Typed_NameWithOrWithoutParticles_MeansThePerson") {
  CHECK(means("Inge van 't Hof", "Inge van 't Hof"));
  CHECK(means("Inge van ’t Hof", "Inge van 't Hof"));
  CHECK(means("Inge van t Hof", "Inge van 't Hof"));
  CHECK(means("Inge Hof", "Inge van 't Hof"));
  CHECK(means("Inge van 't Hof", "Inge Hof"));
  CHECK(means("Anna Berg", "Anna van der Berg"));
  CHECK(means("A. vd Berg", "Anna van der Berg"));
  CHECK(means("Anna van den Berg", "Anna van der Berg"));
  CHECK(means("Luc Hondt", "Luc D'Hondt"));
  CHECK(means("Luc Dhondt", "Luc D'Hondt"));
  CHECK(means("Luc D’Hondt", "Luc Dhondt"));
  CHECK(means("Els Vandenberghe", "Els Van den Berghe"));
  CHECK(means("Els van den Berghe", "Els Vandenberghe"));
}

TEST_CASE("Typed_WithSeveralGivenOrLastNames_MeansThePerson") {
  CHECK(means("Peter de Vries", "Jan Peter de Vries"));
  CHECK(means("Jan Peter de Vries", "Jan de Vries"));
  CHECK(means("Marie Smit", "Anne-Marie Jansen-Smit"));
  CHECK(means("A. Jansen", "Anne-Marie Jansen-Smit"));
  CHECK(means("Jan de Vries", "J. de Vries"));
  CHECK(means("D. Jansen", "Dirk Jansen"));
}

TEST_CASE("Typed_AnotherName_DoesNotMeanThePerson") {
  for (const char* typed :
       {"Joris de Vries", "Jan de Boer", "P. de Vries", "Jan", "de", "", "Vries", "van de", "van"}) {
    CAPTURE(typed);
    CHECK_FALSE(means(typed, "Jan de Vries"));
  }
  CHECK_FALSE(means("Jan de Vries, Piet Bakker", "Jan Bakker"));
  CHECK_FALSE(means("Jan de Vries en Piet Bakker", "Jan Bakker"));
}

TEST_CASE("Typed_SeveralPeople_MeansEachOfThem") {
  for (const char* typed : {"Jan de Vries en Piet Bakker", "Jan de Vries, Piet Bakker", "Jan de Vries/Piet Bakker",
                            "Jan de Vries\nPiet Bakker", "Bakker, Piet; Vries, Jan de", "J. de Vries et P. Bakker"}) {
    CAPTURE(typed);
    CHECK(means(typed, "Jan de Vries"));
    CHECK(means(typed, "Piet Bakker"));
  }
}

TEST_CASE("Typed_PersonnelNumber_MeansThePerson") {
  CHECK(means("123456", "Jan de Vries", "123456"));
  CHECK(means("Agent nr. a-77.", "Jan de Vries", "A-77"));
  CHECK_FALSE(means("12345", "Jan de Vries", "123456"));
}

TEST_CASE("Typed_VeryLongText_GivesABoundedNumberOfForms") {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "word" + std::to_string(i) + " ";
  CHECK(forms_of_typed(text).size() <= 200);
}
