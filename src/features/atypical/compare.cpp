#include "features/atypical/compare.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace waarborg::atypical {

using html::Html;
using html::operator""_html;
using i18n::Translator;

namespace {

const char* listed_by(const ComparedLine& line) {
  if (line.first.listed && line.second.listed) return "both";
  return line.first.listed ? "first" : "second";
}

monitor::Points most(const ComparedLine& line) { return std::max(line.first.points, line.second.points); }

std::string title(const Translator& t, const ComparedLine& line) {
  return line.officer == 0 ? t("trials.event_of", {std::to_string(line.subject)}) : officer_words(t, line.officer);
}

std::string side_words(const Translator& t, const ComparedLine& line, const ComparedLine::Side& side) {
  if (!side.listed) return "–";
  std::string words = line.officer == 0 ? t.date(side.day)
                                        : t("trials.points_on", {t.decimal(side.points / 100.0, 1), t.date(side.day)});
  if (side.times > 1) words += t("trials.times", {t.number(side.times)});
  return words;
}

Html side_cell(const Translator& t, const ComparedLine& line, const ComparedLine::Side& side) {
  if (!side.listed || side.href.empty()) return html::words(side_words(t, line, side));
  Html out;
  out << "<a href=\""_html << side.href << "\">"_html << side_words(t, line, side) << "</a>"_html;
  return out;
}

std::string listed_words(const Translator& t, const std::string& listed, const Sides& sides) {
  if (listed == "both") return t("trials.both");
  return t("trials.only", {listed == "first" ? sides.first : sides.second});
}

}  // namespace

ComparedQuery compared_query(const http::Fields& asked) {
  ComparedQuery query{asked.get("listed"), asked.get("sort"), asked.get("after")};
  if (query.listed != "both" && query.listed != "first" && query.listed != "second") query.listed.clear();
  if (query.sort != "points" && query.sort != "officer" && query.sort != "-officer") query.sort = "-points";
  if (query.after.size() > 8 || query.after.find_first_not_of("0123456789") != std::string::npos) query.after.clear();
  return query;
}

ComparedPage cut(std::vector<ComparedLine> all, const ComparedQuery& query, std::size_t rows_max) {
  ComparedPage page;
  for (const auto& line : all) {
    const std::string_view listed = listed_by(line);
    ++(listed == "both" ? page.both : listed == "first" ? page.first : page.second);
  }
  if (!query.listed.empty()) std::erase_if(all, [&](const auto& line) { return query.listed != listed_by(line); });
  const bool by_officer = query.sort.ends_with("officer");
  const bool falling = query.sort.starts_with('-');
  std::ranges::stable_sort(all, [&](const ComparedLine& a, const ComparedLine& b) {
    const auto key = [&](const ComparedLine& line) {
      return by_officer ? std::pair<std::int64_t, std::int64_t>(line.officer, line.subject)
                        : std::pair<std::int64_t, std::int64_t>(most(line), 0);
    };
    return falling ? key(b) < key(a) : key(a) < key(b);
  });
  const std::size_t from = query.after.empty() ? 0 : std::min<std::size_t>(std::stoul(query.after), all.size());
  const std::size_t until = rows_max == 0 ? all.size() : std::min(from + rows_max, all.size());
  page.lines.assign(all.begin() + static_cast<std::ptrdiff_t>(from), all.begin() + static_cast<std::ptrdiff_t>(until));
  if (until < all.size()) page.next = std::to_string(until);
  return page;
}

Html compared_view(const Translator& t, html::ListState list, const ComparedQuery& query, const ComparedPage& page,
                   const Sides& sides) {
  Html out;
  out << html::cards({{t("trials.both"), t.number(page.both)},
                      {t("trials.only", {sides.first}), t.number(page.first)},
                      {t("trials.only", {sides.second}), t.number(page.second)}});
  std::vector<html::Choice> choices{{"", t("common.all")}};
  for (const char* listed : {"both", "first", "second"}) choices.push_back({listed, listed_words(t, listed, sides)});
  const html::FormState state{{{"listed", query.listed}}, {}};
  out << html::filter_form_start(list.path);
  for (const auto& [name, value] : list.filters) out << html::hidden(name, value);
  out << html::select_field(t, state, "listed", t("trials.listed"), choices, {.filter = true})
      << html::hidden("sort", query.sort) << html::submit(t("common.filter"), html::ButtonKind::plain)
      << html::form_end();
  if (!query.listed.empty()) list.filters.emplace_back("listed", query.listed);
  list.sort = query.sort;
  list.after = query.after;
  std::vector<std::vector<Html>> rows;
  for (const auto& line : page.lines)
    rows.push_back({html::words(title(t, line)), html::words(line.group), side_cell(t, line, line.first),
                    side_cell(t, line, line.second), html::words(listed_words(t, listed_by(line), sides))});
  out << html::table(t, t("trials.lists"),
                     {{"officer", t("trials.whom")},
                      {"", t("atypical.group")},
                      {"points", sides.first},
                      {"", sides.second},
                      {"", t("trials.listed")}},
                     rows, &list)
      << html::pager(t, list, page.next) << html::export_links(t, list);
  return out;
}

Html compared_keys(const Words& words, const std::vector<ComparedLine>& lines, const Sides& sides) {
  std::map<std::pair<std::string, std::string>, std::pair<std::int64_t, std::int64_t>> counts;
  for (const auto& line : lines) {
    for (const auto& key : line.first.keys) ++counts[{key.kind, key.key}].first;
    for (const auto& key : line.second.keys) ++counts[{key.kind, key.key}].second;
  }
  std::vector<std::vector<Html>> rows;
  for (const auto& [key, count] : counts)
    rows.push_back({html::words(words.of({key.first, key.second})), html::words(words.t.number(count.first)),
                    html::words(words.t.number(count.second))});
  return html::table(words.t, words.t("trials.by_key"),
                     {{"", words.t("atypical.stands_out")}, {"", sides.first, true}, {"", sides.second, true}}, rows);
}

web::Sheet compared_sheet(const Words& words, const std::string& name, const ComparedPage& page, const Sides& sides) {
  const Translator& t = words.t;
  const auto listed_for = [&](const ComparedLine::Side& side) {
    std::vector<std::string> keys;
    for (const auto& key : side.keys) keys.push_back(words.of(key));
    return join(keys, "; ");
  };
  const auto reasons = [&](const std::string& side) { return t("trials.listed_for", {side}); };
  web::Sheet sheet{name,
                   {t("trials.whom"), t("atypical.group"), sides.first, sides.second, t("trials.listed"),
                    reasons(sides.first), reasons(sides.second)},
                   {}};
  for (const auto& line : page.lines)
    sheet.rows.push_back({title(t, line), line.group, side_words(t, line, line.first), side_words(t, line, line.second),
                          listed_words(t, listed_by(line), sides), listed_for(line.first), listed_for(line.second)});
  return sheet;
}

}  // namespace waarborg::atypical
