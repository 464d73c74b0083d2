// The markup of every component against golden/NAME.html, one line per tag. After a change that is meant, run
// with WAARBORG_GOLDEN=write and read the difference.
#include "platform/html/components.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

using namespace waarborg;
using namespace waarborg::html;
using namespace std::chrono_literals;

namespace {

const i18n::Texts& texts() {
  static const auto loaded = i18n::Texts::load("content/texts");
  REQUIRE(loaded.ok());
  return *loaded;
}
Translator dutch() { return {texts(), i18n::Language::nl, "Europe/Amsterdam"}; }

constexpr std::string_view kAttack = "\"><img src=x onerror='a'>&";
constexpr Date kToday{2026y / std::chrono::November / 21};

std::string one_tag_per_line(const std::string& html) {
  std::string out;
  for (const char c : html) {
    if (c == '<' && !out.empty() && out.back() != '\n') out += '\n';
    out += c;
  }
  return out + "\n";
}

void check_golden(const std::string& name, const Html& html) {
  const auto file = "src/platform/html/golden/" + name + ".html";
  const auto actual = one_tag_per_line(html.str());
  if (const char* mode = std::getenv("WAARBORG_GOLDEN"); mode != nullptr && std::string_view(mode) == "write")
    std::ofstream(file, std::ios::binary) << actual;
  std::ifstream in(file, std::ios::binary);
  CHECK_MESSAGE(actual == std::string(std::istreambuf_iterator<char>(in), {}), name);
  CHECK_MESSAGE(html.str().find("<img") == std::string::npos, name);
  CHECK_MESSAGE(html.str().find(" style=") == std::string::npos, name);
}

FormState wrong_state() {
  return {{{"place", std::string(kAttack)}, {"what", "first\nsecond"}, {"kind", "b"}, {"agree", "1"}, {"secret", "x"}},
          {invalid("error.required", "place"), invalid("error.choose", "kind"), invalid("error.conflict")}};
}

}  // namespace

TEST_CASE("Fields_ShowLabelHintErrorAndWhatWasTyped") {
  const auto t = dutch();
  const auto state = wrong_state();
  Html out;
  out << text_field(t, state, "place", "Plaats", {.hint = "Bijvoorbeeld: basisteam Noord", .length_max = 80});
  out << text_field(t, state, "what", "Wat is er gebeurd?", {.optional = true, .rows = 4});
  out << text_field(t, state, "secret", "Wachtwoord", {.type = "password", .autocomplete = "current-password"});
  out << text_field(t, state, "q", "Zoek", {.type = "search", .filter = true});
  out << select_field(t, state, "kind", "Soort", {{"a", "Eerste"}, {"b", "Tweede"}});
  out << file_field(t, state, "files", "Bijlagen", {.optional = true});
  check_golden("fields", out);
}

TEST_CASE("Groups_AreFieldsetsWithALegend") {
  const auto t = dutch();
  const auto state = wrong_state();
  Html out;
  out << radio_group(t, state, "kind", "Soort", {{"a", "Eerste", "Met uitleg"}, {"b", std::string(kAttack)}},
                     {.hint = "Kies er een"});
  out << checkbox_group(t, {}, "who", "Wie?", {{"a", "A"}, {"b", "B"}}, {.optional = true});
  out << checkbox(t, state, "agree", "Ik ga akkoord");
  check_golden("groups", out);
}

TEST_CASE("Form_CarriesTokenButtonsAndSummary") {
  const auto t = dutch();
  Html out;
  out << error_summary(t, wrong_state().errors, {{"place", "Plaats"}}) << form_start("/x?a=1&b=2", "tok", true)
      << hidden("id", kAttack) << submit("Opslaan") << submit("Weg", ButtonKind::danger, "do", "remove")
      << link_button("/y", "Terug") << form_end();
  out << form_start("/report", "") << form_end() << filter_form_start("/matters") << form_end();
  check_golden("form", out);
  CHECK(error_summary(t, {}).empty());
}

TEST_CASE("Statements_CarryTheirToneInWords") {
  Html out;
  out << alert(Tone::warning, "Drie termijnen zijn verlopen", words(kAttack)) << badge(Tone::good, "Afgerond");
  out << facts({{"Nummer", words("M-1")}, {"Naam", words(kAttack)}});
  out << cards({{"Open", "23", "4 meer", "/matters"}, {"Te laat", "3"}});
  check_golden("statements", out);
}

TEST_CASE("Deadline_IsColourWordsAndDate") {
  const auto t = dutch();
  CHECK(deadline_words(t, add_days(kToday, -3), kToday) == "3 dagen te laat, 18 nov. 2026");
  CHECK(deadline_words(t, add_days(kToday, -1), kToday) == "1 dag te laat, 20 nov. 2026");
  CHECK(deadline_words(t, kToday, kToday) == "vandaag, 21 nov. 2026");
  CHECK(deadline_words(t, add_days(kToday, 1), kToday) == "morgen, 22 nov. 2026");
  CHECK(deadline_words(t, add_days(kToday, 9), kToday) == "nog 9 dagen, 30 nov. 2026");
  const Translator french{texts(), i18n::Language::fr, "Europe/Brussels"};
  CHECK(deadline_words(french, add_days(kToday, -3), kToday) == "3 jours de retard, 18 nov. 2026");
  Html out;
  for (const int days : {-3, 0, 3, 4}) out << deadline(t, add_days(kToday, days), kToday);
  check_golden("deadline", out);
}

TEST_CASE("Table_HasCaptionScopesSortingAndRows") {
  const auto t = dutch();
  const ListState state{"/matters", {{"unit", "u 1&"}, {"kind", "k"}}, "-due", "c1"};
  Html row_head;
  row_head << row_choice(t, "pick", "id1", "M-1") << "M-1";
  Html out;
  out << table(t, "Werkvoorraad", {{"number", "Nummer"}, {"due", "Termijn"}, {"", "Aantal", true}},
               {{row_head, words(kAttack), words("3")}}, &state);
  out << table(t, "Leeg", {{"", "Naam"}, {"", "Soort"}}, {}) << pager(t, state, "c2") << export_links(t, state);
  check_golden("table", out);
  CHECK(pager(t, {.path = "/matters"}, "").empty());
}

TEST_CASE("ListState_KeepsFiltersThroughSortingPagingAndExport") {
  const ListState state{"/matters", {{"unit", "u 1&é"}, {"kind", ""}}, "-due", "c1"};
  CHECK(state.url("number", "c/2") == "/matters?unit=u%201%26%C3%A9&sort=number&after=c%2F2");
  CHECK(state.url("", "") == "/matters?unit=u%201%26%C3%A9");
  CHECK(state.export_url("ods") == "/matters.ods?unit=u%201%26%C3%A9&sort=-due");
}

TEST_CASE("TimelineAndProgress_AreOrderedLists") {
  const auto t = dutch();
  Html out;
  out << timeline(t, {{"21 nov. 2026 10:42", "S. de Wit", "wijzigde de ernst.", words(kAttack), true},
                      {"20 nov. 2026", "", "Ontvangen."}});
  using State = ProgressStep::State;
  out << progress(t, {{"Ontvangen", "12 nov. 2026", State::done},
                      {"Triage", "uiterlijk morgen", State::current},
                      {"Onderzoek", "", State::skipped},
                      {"Besluit"}});
  check_golden("lists", out);
}

TEST_CASE("BarChart_HasTitleDescriptionAndTheSameFiguresAsATable") {
  Html out = bar_chart(dutch(), "Per maand", {"jan", "feb", std::string(kAttack)},
                       {{"Ontvangen", {14, 11, std::nullopt}}, {"Afgerond", {12, 12.5, 0}}});
  check_golden("bar_chart", out);
  CHECK(out.str().find("Ontvangen: laagste 11 (feb), hoogste 14 (jan).") != std::string::npos);
}

TEST_CASE("BarChart_WithoutFigures_IsStillAPage") {
  CHECK_FALSE(bar_chart(dutch(), "Niets", {}, {}).empty());
  CHECK_FALSE(bar_chart(dutch(), "Nul", {"a"}, {{"x", {0}}}).empty());
  CHECK_FALSE(bar_chart(dutch(), "Kort", {"a", "b"}, {{"x", {std::nullopt}}}).empty());
}

TEST_CASE("RankChart_ShowsBarsAndSuppressedWords") {
  const auto out = rank_chart(dutch(), "Uitslag", "Keuze", "Stemmen", {{"A", 41}, {"B", 20.5}, {"C", std::nullopt}});
  check_golden("rank_chart", out);
  CHECK(out.str().find("te weinig") != std::string::npos);
}
