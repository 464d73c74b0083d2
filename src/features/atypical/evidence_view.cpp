// Why a case is here: the parts that add up to its rank, and per finding the look-ups with what explains them.
#include "features/atypical/case_view.h"

namespace waarborg::atypical {

using html::Html;
using html::operator""_html;
using i18n::Translator;
using monitor::FoundPair;
using monitor::PartOfRank;

namespace {

constexpr std::size_t kLookUpsShown = 100;

Html cell(std::string_view text) { return html::words(text); }

std::string points(const Translator& t, monitor::Points value) {
  return t.decimal(static_cast<double>(value) / 100, 1);
}

using Rows = std::vector<std::vector<Html>>;

void add_parts(Rows& rows, const Words& words, const std::vector<PartOfRank>& parts, bool of_officer) {
  for (const auto& part : parts)
    rows.push_back({cell(part_words(words, part, of_officer)), cell(points(words.t, part.points))});
}

Html parts_table(const Words& words, const std::string& caption, Rows rows, monitor::Points sum) {
  const Translator& t = words.t;
  Html total;
  total << "<strong>"_html << points(t, sum) << "</strong>"_html;
  rows.push_back({cell(t("atypical.sum")), total});
  return html::table(t, caption, {{"", t("atypical.stands_out")}, {"", t("atypical.points_head"), true}}, rows);
}

Html look_ups_table(const Words& words, const CaseView& view, const FoundPair& finding, const std::string& caption) {
  const Translator& t = words.t;
  const bool blind = view.row.kind == "control";
  Rows rows;
  for (const auto& seen : finding.look_ups) {
    if (rows.size() == kLookUpsShown) break;
    const auto reason = view.evidence.reasons.find(seen.reason);
    std::vector<Html> row{cell(t.date_time(seen.at)), cell(seen.system), cell(seen.place.empty() ? "–" : seen.place),
                          cell(basis_words(t, seen)),
                          cell(reason == view.evidence.reasons.end() ? t("atypical.no_reason") : reason->second)};
    if (!blind) row.push_back(cell(explained_words(words, seen)));
    rows.push_back(std::move(row));
  }
  std::vector<html::Column> columns{{"", t("atypical.moment")},
                                    {"", t("atypical.system")},
                                    {"", t("atypical.place")},
                                    {"", t("atypical.basis")},
                                    {"", t("atypical.reason_given")}};
  if (!blind) columns.push_back({"", t("atypical.explanation")});
  Html out = html::table(t, caption, columns, rows);
  if (finding.look_ups_in_all > rows.size())
    out << "<p class=\"hint\">"_html
        << t("atypical.look_ups_of", {t.number(static_cast<std::int64_t>(rows.size())),
                                      t.number(static_cast<std::int64_t>(finding.look_ups_in_all))})
        << "</p>"_html;
  return out;
}

/// Which links were looked for, all of them in vain for what stays unexplained.
Html sought(const Words& words) {
  Html out;
  out << "<details><summary>"_html << words.t("atypical.sought") << "</summary><p>"_html
      << words.t("atypical.sought_text") << "</p><ul>"_html;
  for (const auto& rule : words.content.rules) out << "<li>"_html << words.t(rule.title) << "</li>"_html;
  out << "</ul><p>"_html << words.t("atypical.would_explain") << "</p></details>"_html;
  return out;
}

Html finding_body(const Words& words, const CaseView& view, const FoundPair& finding, const std::string& title) {
  const Translator& t = words.t;
  Html out;
  if (view.row.kind == "control") return out << look_ups_table(words, view, finding, title);
  Rows rows;
  add_parts(rows, words, finding.parts, false);
  if (!rows.empty()) out << parts_table(words, t("atypical.parts_of", {title}), std::move(rows), finding.points);
  out << look_ups_table(words, view, finding, t("atypical.look_ups_at", {title})) << sought(words);
  return out;
}

Html rank(const Words& words, const CaseView& view) {
  const Translator& t = words.t;
  const auto& found = view.evidence.found;
  Rows rows;
  add_parts(rows, words, found.parts, true);
  rows.push_back({cell(t("atypical.by_findings", {t.number(static_cast<std::int64_t>(found.findings.size()))})),
                  cell(points(t, found.by_findings))});
  if (found.usual != 0) rows.push_back({cell(t("atypical.usual")), cell(points(t, -found.usual))});
  Html out;
  out << "<section><h2>"_html << t("atypical.why_here") << "</h2><p>"_html << t("atypical.points_text") << "</p>"_html
      << parts_table(words, t("atypical.rank"), std::move(rows), found.points) << "</section>"_html;
  return out;
}

}  // namespace

Html evidence_view(const Words& words, const CaseView& view) {
  const Translator& t = words.t;
  Html out;
  const bool blind = view.row.kind == "control";
  if (!view.row.from_control.empty())
    out << "<section><h2>"_html << t("atypical.why_here") << "</h2><p>"_html << t("atypical.from_control_text")
        << "</p></section>"_html;
  else if (!blind)
    out << rank(words, view);
  const auto& findings = view.evidence.found.findings;
  Html more;
  for (std::size_t at = 0; at < findings.size(); ++at) {
    const auto& finding = findings[at];
    const std::string title = subject_words(t, finding.subject);
    if (at == 0)
      out << "<section><h2>"_html << (blind ? t("atypical.look_ups") : title) << "</h2>"_html
          << finding_body(words, view, finding, title) << "</section>"_html;
    else
      (at < kFindingsShown ? out : more) << "<details><summary>"_html << title << " ("_html
                                         << points_words(t, finding.points) << ")</summary>"_html
                                         << finding_body(words, view, finding, title) << "</details>"_html;
  }
  if (!more.empty())
    out << "<details><summary>"_html << more_findings(t, findings.size()) << "</summary>"_html << more
        << "</details>"_html;
  return out;
}

std::string more_findings(const Translator& t, std::size_t findings) {
  return t.count("atypical.more_findings", static_cast<std::int64_t>(findings - kFindingsShown));
}

Html weeks_view(const Words& words, const CaseView& view) {
  const Translator& t = words.t;
  const auto& weeks = view.evidence.found.weeks;
  if (weeks.empty()) return {};
  std::vector<std::string> names;
  html::Series own{t("atypical.this_officer"), {}}, peers{t("atypical.median_of_peers"), {}};
  html::Series own_bare = own, peers_bare = peers;
  for (const auto& week : weeks) {
    names.push_back(t.date(week.monday));
    own.values.emplace_back(week.look_ups);
    peers.values.emplace_back(week.peers_median);
    own_bare.values.emplace_back(week.unexplained);
    peers_bare.values.emplace_back(week.peers_unexplained_median);
  }
  const auto chart = [&](const char* title, const std::vector<html::Series>& series) {
    Html out;
    out << "<h3>"_html << t(title) << "</h3>"_html << html::bar_chart(t, t(title), names, series);
    return out;
  };
  Html out;
  out << "<section><h2>"_html << t("atypical.weeks") << "</h2><p class=\"hint\">"_html << t("atypical.weeks_text")
      << "</p>"_html << chart("atypical.weeks_unexplained", {own_bare, peers_bare})
      << chart("atypical.weeks_all", {own, peers}) << "</section>"_html;
  return out;
}

}  // namespace waarborg::atypical
