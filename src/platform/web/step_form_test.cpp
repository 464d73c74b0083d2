#include "platform/web/step_form.h"

#include <doctest/doctest.h>

namespace waarborg::web {
namespace {

http::Fields posted(std::initializer_list<std::pair<const char*, const char*>> fields) {
  http::Fields out;
  for (const auto& [name, value] : fields) out.add(name, value);
  return out;
}

/// Three steps, of which `wrong` is not right.
Steps steps_with(std::string wrong) {
  return {{"who", "tell", "check"}, [wrong](std::string_view code) {
            return code == wrong ? Errors{invalid("error.required", "text")} : Errors{};
          }};
}

TEST_CASE("StepAsked_NextAndBack_GoOneStepAndNoFurther") {
  const auto steps = steps_with("");
  CHECK(step_asked(posted({}), steps).code == "tell");
  CHECK(step_asked(posted({{"step", "tell"}, {"go", "next"}}), steps).code == "check");
  CHECK(step_asked(posted({{"step", "tell"}, {"go", "back"}}), steps).code == "who");
  CHECK(step_asked(posted({{"step", "who"}, {"go", "back"}}), steps).code == "who");
  CHECK(step_asked(posted({{"step", "check"}, {"go", "who"}}), steps).code == "who");
  CHECK(step_asked(posted({{"step", "nonsense"}, {"go", "back"}}), steps).code == "who");
}

TEST_CASE("StepAsked_WithAWrongStep_ShowsThatStep") {
  const auto steps = steps_with("who");
  CHECK(step_asked(posted({{"step", "who"}}), steps).errors.size() == 1);
  const auto past = step_asked(posted({{"step", "tell"}, {"go", "check"}}), steps);
  CHECK(past.code == "who");
  CHECK(past.errors.size() == 1);
  // Going elsewhere judges nothing.
  CHECK(step_asked(posted({{"step", "who"}, {"go", "tell"}}), steps).errors.empty());
}

TEST_CASE("StepAsked_InAnotherLanguage_StaysWithoutJudging") {
  const auto asked = step_asked(posted({{"step", "who"}, {"show-in", "de"}, {"go", "next"}}), steps_with("who"));
  CHECK(asked.code == "who");
  CHECK(asked.errors.empty());
}

TEST_CASE("FieldCheck_NamesEveryFieldThatIsWrong") {
  html::FormState form;
  form.values = {{"subject", " "}, {"people", "Jan\n\n" + std::string(30, 'x')}, {"unit", "nowhere"}};
  FieldCheck check(form);
  check.text("subject", 10, FieldCheck::Need::required);
  check.lines("people", 100, 20, "error.too_long");
  check.choice("unit", false, FieldCheck::Need::optional);
  check.choice("theme", false, FieldCheck::Need::required);
  std::vector<std::string> codes;
  for (const auto& error : check.take()) codes.push_back(error.field + " " + error.code);
  CHECK(codes == std::vector<std::string>{"subject error.required", "people error.too_long", "unit error.choice",
                                          "theme error.choose"});
}

}  // namespace
}  // namespace waarborg::web
