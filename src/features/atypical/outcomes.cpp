#include "features/atypical/outcomes.h"

#include "base/suppression.h"
#include "queries/feature_atypical.h"

namespace waarborg::atypical {
namespace {

namespace sql = queries::feature_atypical;
using html::Html;
using html::operator""_html;
using i18n::Translator;

Html cell(std::string_view text) { return html::words(text); }

std::string figure(const Translator& t, const std::optional<std::int64_t>& value) {
  return value ? t.number(*value) : t("common.suppressed");
}

std::string share(const Translator& t, const Told& line) {
  if (!line.judged || !line.followed || *line.judged == 0) return "–";
  return t("atypical.percent",
           {t.decimal(100.0 * static_cast<double>(*line.followed) / static_cast<double>(*line.judged), 0)});
}

std::string month_words(const Translator& t, const std::string& name) {
  const auto first = date_from_iso(name + "-01");
  return first ? t.month(*first) : name;
}

std::string name_of(const Words& words, const OutcomeLine& line, const char* head) {
  if (!line.key.key.empty()) return words.of(line.key);
  if (std::string_view(head) == "atypical.month") return month_words(words.t, line.name);
  return line.name.empty() ? words.t("atypical.group_none") : line.name;
}

Html table_of(const Words& words, const char* caption, const char* head, const std::vector<OutcomeLine>& lines,
              std::int64_t threshold) {
  const Translator& t = words.t;
  const auto shown = told(lines, threshold);
  std::vector<std::vector<Html>> rows;
  for (std::size_t at = 0; at < lines.size(); ++at)
    rows.push_back({cell(name_of(words, lines[at], head)), cell(figure(t, shown[at].judged)),
                    cell(figure(t, shown[at].followed)), cell(share(t, shown[at]))});
  Html out;
  out << "<section><h2>"_html << t(caption) << "</h2>"_html
      << html::table(t, t(caption),
                     {{"", t(head)},
                      {"", t("atypical.judged"), true},
                      {"", t("atypical.followed"), true},
                      {"", t("atypical.precision"), true}},
                     rows)
      << "</section>"_html;
  return out;
}

Html controls(const Translator& t, const char* title, const std::vector<OutcomeLine>& lines, std::int64_t threshold) {
  if (lines.empty()) return {};
  const auto shown = told(lines, threshold);
  std::vector<std::vector<Html>> rows;
  for (std::size_t at = 0; at < lines.size(); ++at)
    rows.push_back({cell(t("atypical.outcome_" + lines[at].name)), cell(figure(t, shown[at].judged))});
  Html out;
  out << "<section><h2>"_html << t(title) << "</h2><p>"_html << t(std::string(title) + "_text") << "</p>"_html
      << html::table(t, t(title), {{"", t("atypical.outcome")}, {"", t("atypical.judged"), true}}, rows)
      << "</section>"_html;
  return out;
}

}  // namespace

Outcomes read_outcomes(storage::Transaction& tx) {
  Outcomes out;
  for (const auto& row : tx.query(sql::outcomes_by_key))
    out.keys.push_back({{row.text("kind"), row.text("key")}, "", row.integer("judged"), row.integer("followed")});
  for (const auto& row : tx.query(sql::outcomes_by_group))
    out.groups.push_back({{}, row.text("name"), row.integer("judged"), row.integer("followed")});
  for (const auto& row : tx.query(sql::outcomes_by_month))
    out.months.push_back({{}, row.text("name"), row.integer("judged"), row.integer("followed")});
  for (const auto& row : tx.query(sql::outcomes_of_controls))
    (row.integer("stood_out") != 0 ? out.controls_of_findings : out.controls)
        .push_back({{}, row.text("name"), row.integer("judged"), 0});
  return out;
}

std::vector<Told> told(const std::vector<OutcomeLine>& lines, std::int64_t threshold) {
  // Followed and not followed side by side: their sum is what was judged.
  CountTable table;
  for (const auto& line : lines) table.push_back({line.followed, line.judged - line.followed});
  std::vector<Told> out(lines.size());
  if (table.empty()) return out;
  const Suppression hidden = suppress_small_numbers(table, threshold);
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (!hidden.row_totals[at]) out[at].judged = lines[at].judged;
    if (!hidden.cells[at][0] && !hidden.cells[at][1]) out[at].followed = lines[at].followed;
  }
  return out;
}

Html outcomes_view(const Words& words, const Outcomes& outcomes, std::int64_t threshold) {
  const Translator& t = words.t;
  Html out;
  out << "<p>"_html << t("atypical.outcomes_text") << "</p>"_html;
  if (outcomes.groups.empty() && outcomes.controls.empty() && outcomes.controls_of_findings.empty())
    return out << html::alert(html::Tone::info, t("atypical.outcomes_none"));
  if (!outcomes.keys.empty())
    out << table_of(words, "atypical.by_key", "atypical.stands_out", outcomes.keys, threshold);
  if (!outcomes.groups.empty())
    out << table_of(words, "atypical.by_group", "atypical.group", outcomes.groups, threshold)
        << table_of(words, "atypical.by_month", "atypical.month", outcomes.months, threshold);
  out << controls(t, "atypical.controls", outcomes.controls, threshold)
      << controls(t, "atypical.controls_of_findings", outcomes.controls_of_findings, threshold);
  return out << "<p class=\"hint\">"_html << t("common.suppressed_note") << "</p>"_html;
}

}  // namespace waarborg::atypical
