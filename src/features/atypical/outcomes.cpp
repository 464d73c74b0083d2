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

std::string percent(const Translator& t, double share) { return t("atypical.percent", {t.decimal(100 * share, 0)}); }

/// "25% (11–47%)".
std::string with_interval(const Translator& t, const Share& share) {
  return t("atypical.with_interval", {percent(t, share.share), percent(t, share.low), percent(t, share.high)});
}

std::string share(const Translator& t, const Told& line) {
  if (!line.judged || !line.followed || *line.judged == 0) return "–";
  return with_interval(t, share_of(*line.followed, *line.judged));
}

/// What a page and a file say alike.
struct Shown {
  const Words& words;
  std::int64_t threshold = 0;
  std::optional<Estimate> estimated{};
  [[nodiscard]] std::string ceiling() const {
    return estimated ? with_interval(words.t, estimated->ceiling) : std::string("–");
  }
};

Shown shown_of(const Words& words, const Outcomes& outcomes, std::int64_t threshold) {
  return {words, threshold, told_estimate(outcomes.counted, threshold)};
}

std::string name_of(const Words& words, const OutcomeLine& line, const char* head) {
  if (!line.key.key.empty()) return words.of(line.key);
  if (std::string_view(head) == "atypical.month") return month_words(words.t, line.name);
  return line.name.empty() ? words.t("atypical.group_none") : line.name;
}

/// The cells of a table behind its first: judged, followed up, precision, ceiling.
std::vector<std::vector<std::string>> lines_of(const Shown& shown, const char* head,
                                               const std::vector<OutcomeLine>& lines) {
  const Translator& t = shown.words.t;
  const auto numbers = told(lines, shown.threshold);
  std::vector<std::vector<std::string>> out;
  for (std::size_t at = 0; at < lines.size(); ++at)
    out.push_back({name_of(shown.words, lines[at], head), figure(t, numbers[at].judged),
                   figure(t, numbers[at].followed), share(t, numbers[at]), shown.ceiling()});
  return out;
}

Html table_of(const Shown& shown, const char* caption, const char* head, const std::vector<OutcomeLine>& lines) {
  if (lines.empty()) return {};
  const Translator& t = shown.words.t;
  std::vector<std::vector<Html>> rows;
  for (const auto& line : lines_of(shown, head, lines)) {
    auto& row = rows.emplace_back();
    for (const auto& text : line) row.push_back(cell(text));
  }
  Html out;
  out << "<section><h2>"_html << t(caption) << "</h2>"_html
      << html::table(t, t(caption),
                     {{"", t(head)},
                      {"", t("atypical.judged"), true},
                      {"", t("atypical.followed"), true},
                      {"", t("atypical.precision"), true},
                      {"", t("atypical.ceiling"), true}},
                     rows)
      << "</section>"_html;
  return out;
}

Html estimates(const Shown& shown) {
  const Translator& t = shown.words.t;
  Html out;
  out << "<section><h2>"_html << t("atypical.estimates") << "</h2>"_html;
  if (!shown.estimated)
    out << html::alert(html::Tone::info, t("atypical.estimates_none"));
  else
    out << html::cards({{t("atypical.recall"), with_interval(t, shown.estimated->recall), t("atypical.recall_note")},
                        {t("atypical.ceiling"), shown.ceiling(), t("atypical.ceiling_note")}});
  return out << "<p>"_html << t("atypical.estimates_text") << "</p></section>"_html;
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

/// What the latest run's window holds, and what came of the cases and controls that speak for it.
Counted counted_of(storage::Transaction& tx, const Outcomes& outcomes, std::int64_t own) {
  Counted out;
  const auto run = latest_run(tx);
  if (!run) return out;
  const auto row = tx.find(sql::outcomes_listed, {run->first_day, own});
  out.cases = row->integer("cases");
  out.cases_followed = row->integer("cases_followed");
  out.pairs_followed = row->integer("pairs_followed");
  const auto lot = [](std::int64_t pairs, const std::vector<OutcomeLine>& judged) {
    Counted::Lot made{pairs, 0, 0};
    for (const auto& line : judged) {
      made.judged += line.judged;
      if (line.name == "doubtful") made.doubtful += line.judged;
    }
    return made;
  };
  out.plain = lot(run->pairs_plain, outcomes.controls);
  out.left_out = lot(run->pairs_left_out, outcomes.controls_of_findings);
  return out;
}

}  // namespace

Outcomes read_outcomes(storage::Transaction& tx, std::uint32_t own_number) {
  const std::int64_t own = own_number;
  Outcomes out;
  for (const auto& row : tx.query(sql::outcomes_by_key, {own}))
    out.keys.push_back({{row.text("kind"), row.text("key")}, "", row.integer("judged"), row.integer("followed")});
  for (const auto& row : tx.query(sql::outcomes_by_group, {own}))
    out.groups.push_back({{}, row.text("name"), row.integer("judged"), row.integer("followed")});
  for (const auto& row : tx.query(sql::outcomes_by_month, {own}))
    out.months.push_back({{}, row.text("name"), row.integer("judged"), row.integer("followed")});
  for (const auto& row : tx.query(sql::outcomes_of_controls, {own}))
    (row.integer("stood_out") != 0 ? out.controls_of_findings : out.controls)
        .push_back({{}, row.text("name"), row.integer("judged"), 0});
  out.counted = counted_of(tx, out, own);
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

std::optional<Estimate> told_estimate(const Counted& counted, std::int64_t threshold) {
  const auto line = told({{{}, "", counted.cases, counted.cases_followed}}, threshold);
  return line[0].followed ? estimate(counted, threshold) : std::nullopt;
}

Html outcomes_view(const Words& words, const Outcomes& outcomes, std::int64_t threshold) {
  const Translator& t = words.t;
  Html out;
  out << "<p>"_html << t("atypical.outcomes_text") << "</p>"_html;
  if (outcomes.groups.empty() && outcomes.controls.empty() && outcomes.controls_of_findings.empty())
    return out << html::alert(html::Tone::info, t("atypical.outcomes_none"));
  const Shown shown = shown_of(words, outcomes, threshold);
  out << estimates(shown) << table_of(shown, "atypical.by_key", "atypical.stands_out", outcomes.keys)
      << table_of(shown, "atypical.by_group", "atypical.group", outcomes.groups)
      << table_of(shown, "atypical.by_month", "atypical.month", outcomes.months);
  out << controls(t, "atypical.controls", outcomes.controls, threshold)
      << controls(t, "atypical.controls_of_findings", outcomes.controls_of_findings, threshold);
  return out << "<p class=\"hint\">"_html << t("common.suppressed_note") << "</p>"_html
             << html::export_links(t, {"/look-ups/outcomes", {}, "", ""});
}

web::Sheet outcomes_sheet(const Words& words, const Outcomes& outcomes, std::int64_t threshold) {
  const Translator& t = words.t;
  const Shown shown = shown_of(words, outcomes, threshold);
  web::Sheet sheet{t("atypical.outcomes"),
                   {t("atypical.outcomes_table"), t("common.name"), t("atypical.judged"), t("atypical.followed"),
                    t("atypical.precision"), t("atypical.ceiling")},
                   {}};
  const auto add = [&](const char* caption, const char* head, const std::vector<OutcomeLine>& lines) {
    for (auto& line : lines_of(shown, head, lines)) {
      line.insert(line.begin(), t(caption));
      sheet.rows.push_back(std::move(line));
    }
  };
  add("atypical.by_key", "atypical.stands_out", outcomes.keys);
  add("atypical.by_group", "atypical.group", outcomes.groups);
  add("atypical.by_month", "atypical.month", outcomes.months);
  const auto add_controls = [&](const char* caption, const std::vector<OutcomeLine>& lines) {
    const auto numbers = told(lines, threshold);
    for (std::size_t at = 0; at < lines.size(); ++at)
      sheet.rows.push_back(
          {t(caption), t("atypical.outcome_" + lines[at].name), figure(t, numbers[at].judged), "", "", ""});
  };
  add_controls("atypical.controls", outcomes.controls);
  add_controls("atypical.controls_of_findings", outcomes.controls_of_findings);
  if (shown.estimated)
    sheet.rows.push_back(
        {t("atypical.estimates"), t("atypical.recall"), "", "", with_interval(t, shown.estimated->recall), ""});
  return sheet;
}

}  // namespace waarborg::atypical
