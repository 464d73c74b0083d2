// Writes FOLDER/staff.html, queue.html, report.html: every component in its frame, with invented content.
#include <cstdio>
#include <fstream>

#include "platform/web/frame.h"

using namespace waarborg;
using namespace waarborg::html;
using namespace std::chrono_literals;

namespace {

constexpr Date kToday{2026y / std::chrono::November / 21};

Html words(std::string_view text) {
  Html out;
  out << text;
  return out;
}

web::Frame frame_of(web::Audience audience, std::string title) {
  web::Frame frame{audience, std::move(title), "Politie Voorbeeld"};
  frame.contact = {"Bureau Integriteit", "Marktplein 1, Voorbeeldstad", "integriteit@politie.example"};
  return frame;
}

web::Frame staff_frame(std::string title) {
  using Current = web::MenuEntry::Current;
  auto frame = frame_of(web::Audience::staff, std::move(title));
  frame.menu = {{"Mijn taken", "/", 7, Current::page}, {"Meldingen", "/reports", 23}, {"Zaken", "/matters", 9},
                {"Klachten", "/complaints", 1214},     {"Cijfers", "/figures"},       {"Beheer", "/admin"}};
  frame.crumbs = {{"Start", "/"}, {"Meldingen", "/reports"}};
  frame.user_name = "S. de Wit";
  frame.csrf = "token";
  frame.notice = "Opgeslagen.";
  frame.session_seconds = 1800;
  return frame;
}

Html queue(const Translator& t) {
  const ListState state{"/matters", {{"unit", "u1"}}, "due", "abc"};
  struct Row {
    const char *number, *subject, *kind;
    Tone tone;
    const char* status;
    int days;
  };
  std::vector<std::vector<Html>> rows;
  for (const auto& row :
       {Row{"M-2026-0398", "Nevenwerkzaamheid niet gemeld", "Nevenwerk", Tone::info, "In onderzoek", -3},
        Row{"M-2026-0412", "Mogelijk oneigenlijk gebruik van het bevragingssysteem", "Bevraging", Tone::neutral,
            "Triage", 0},
        Row{"M-2026-0409", "Ongewenst gedrag tijdens teamoverleg", "Omgangsvormen", Tone::warning, "Wacht op melder",
            3},
        Row{"M-2026-0377", "Klacht over bejegening", "Klacht", Tone::bad, "Hoor en wederhoor", 9},
        Row{"M-2026-0391", "Cadeau van leverancier", "Giften", Tone::good, "Afgerond", 11}}) {
    Html head;
    head << row_choice(t, "pick", row.number, row.number) << "<a href=\"/matters/1\">"_html << row.number
         << "</a>"_html;
    rows.push_back({head, words(row.subject), words(row.kind), badge(row.tone, row.status),
                    deadline(t, add_days(kToday, row.days), kToday), words("S. de Wit")});
  }
  Html out;
  out << alert(Tone::warning, "Eén termijn is verlopen",
               words("Wijs de melding toe of leg vast waarom de termijn is verlengd."))
      << cards({{"Openstaande meldingen", "23", "4 meer dan vorige maand", "/reports"},
                {"Termijn verlopen", "3", "Langste: 12 dagen"},
                {"Mediane triagetijd", "2,4 d", "Norm: 3 dagen"},
                {"Afgerond", "188", "Dit jaar"}})
      << "<h2>Werkvoorraad</h2>"_html << filter_form_start("/matters")
      << select_field(t, {}, "unit", "Eenheid", {{"u1", "Basisteam Noord"}}, {.filter = true})
      << text_field(t, {}, "q", "Zoeken", {.type = "search", .filter = true}) << submit("Filteren", ButtonKind::plain)
      << form_end() << form_start("/bulk", "token")
      << table(t, "Meldingen die op mij wachten, gesorteerd op termijn",
               {{"number", "Nummer"},
                {"subject", "Onderwerp"},
                {"kind", "Soort"},
                {"", "Status"},
                {"due", "Termijn"},
                {"", "Behandelaar"}},
               rows, &state)
      << "<p class=\"actions\">"_html << submit("Toewijzen", ButtonKind::plain)
      << submit("Verwijderen", ButtonKind::danger) << "</p>"_html << form_end() << pager(t, state, "c2")
      << export_links(t, state);
  return out;
}

Html report_form(const Translator& t) {
  const FormState state{{{"what", "Iets"}, {"theme", "info"}},
                        {invalid("error.required", "place"), invalid("error.choose", "theme")}};
  Html out;
  out << error_summary(t, state.errors, {{"place", "Plaats of eenheid"}, {"theme", "Waar gaat het over?"}})
      << form_start("/report", "", true)
      << radio_group(t, state, "theme", "Waar gaat het over?",
                     {{"behaviour", "Ongewenst gedrag", "Pesten, discriminatie, seksuele intimidatie"},
                      {"info", "Misbruik van informatie"},
                      {"conflict", "Belangenverstrengeling"}})
      << checkbox_group(t, state, "who", "Wie mag dit niet zien?",
                        {{"a", "Mijn leidinggevende"}, {"b", "Iemand anders"}}, {.optional = true})
      << text_field(t, state, "place", "Plaats of eenheid", {.hint = "Bijvoorbeeld: basisteam Noord"})
      << text_field(t, state, "day", "Wanneer?", {.optional = true, .type = "date"})
      << text_field(t, state, "what", "Wat is er gebeurd?",
                    {.hint = "Schrijf geen namen op als u dat niet wilt.", .rows = 5})
      << select_field(t, state, "kind", "Soort", {{"a", "Eerste"}, {"b", "Tweede"}}, {.optional = true})
      << file_field(t, state, "files", "Bijlagen", {.hint = "Hooguit 20 bestanden van 500 MB.", .optional = true})
      << checkbox(t, state, "agree", "Ik heb de uitleg gelezen") << "<p class=\"actions\">"_html << submit("Versturen")
      << link_button("/", "Annuleren") << "</p>"_html << form_end();
  return out;
}

Html matter(const Translator& t) {
  using State = ProgressStep::State;
  Html out;
  out << "<div class=\"columns\"><div><h2>Feiten</h2>"_html
      << facts({{"Nummer", words("M-2026-0412")},
                {"Eenheid", words("Basisteam Noord")},
                {"Termijn", deadline(t, add_days(kToday, -3), kToday)}})
      << "<h2>Tijdlijn</h2>"_html
      << timeline(t, {{"21 nov. 2026 10:42", "S. de Wit", "heeft de ernst gewijzigd van Laag naar Middel."},
                      {"20 nov. 2026", "Systeem", "heeft een ontvangstbevestiging gestuurd.", {}, true}})
      << "</div><div><h2>Voortgang</h2>"_html
      << progress(t, {{"Melding ontvangen", "12 nov. 2026", State::done},
                      {"Triage", "Uiterlijk vandaag", State::current},
                      {"Vooronderzoek", "", State::skipped},
                      {"Onderzoek"},
                      {"Besluit en nazorg"}})
      << "</div></div><h2>Meldingen per maand</h2>"_html
      << bar_chart(t, "Meldingen per maand in 2026",
                   {"jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"},
                   {{"Ontvangen", {14, 11, 18, 16, 21, 12, std::nullopt, 10, 19, 23, 20, 15}},
                    {"Afgerond", {12, 12, 13, 17, 18, 15, 8, 9, 15, 20, 21, 14}},
                    {"Lopend", {2, 3, 4, 5, 6, 7, 8, 7, 6, 5, 4, 3}}})
      << "<h2>Onderwerpen</h2>"_html
      << rank_chart(t, "Uitslag: 100 stemmen", "Keuze", "Stemmen",
                    {{"Bespreken met de collega", 41},
                     {"Melden bij leidinggevende", 33},
                     {"Vertrouwenspersoon", 19},
                     {"Niets doen", std::nullopt}});
  return out;
}

void write(const std::string& folder, const std::string& name, Html page) {
  std::ofstream(folder + "/" + name + ".html") << page.str();
}

}  // namespace

int main(int argc, char** argv) {
  const auto texts = i18n::Texts::load("content/texts");
  if (argc != 2 || !texts.ok()) return std::fputs("usage, from the repository: gallery FOLDER\n", stderr), 1;
  const Translator t{*texts, i18n::Language::nl, "Europe/Amsterdam"};
  auto frame = staff_frame("Mijn taken");
  frame.actions << link_button("/reports/new", "Nieuwe melding", ButtonKind::primary)
                << link_button("/x", "Exporteren");
  write(argv[1], "queue", web::page_document(t, frame, queue(t)));
  write(argv[1], "matter", web::page_document(t, staff_frame("M-2026-0412"), matter(t)));
  auto open = frame_of(web::Audience::reporter, "Melding doen");
  open.outside_help = "/route-guide";
  write(argv[1], "report", web::page_document(t, open, report_form(t)));
  return 0;
}
