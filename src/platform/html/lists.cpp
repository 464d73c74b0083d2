#include <cstdint>

#include "platform/html/components.h"

namespace waarborg::html {

namespace {

/// RFC 3986: everything but unreserved characters is percent-encoded.
void append_encoded(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '_' || c == '.' || c == '~';
    const auto byte = static_cast<std::uint8_t>(c);
    if (plain)
      out += c;
    else
      (out += '%') += kHex[byte >> 4U], out += kHex[byte & 15U];
  }
}

/// Adds ?name=value or &name=value; nothing for an empty value.
void append_query(std::string& url, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  url += url.find('?') == std::string::npos ? '?' : '&';
  append_encoded(url, name);
  url += '=';
  append_encoded(url, value);
}

enum class Sorting { no, ascending, descending };

Sorting sorting_of(const ListState& state, std::string_view key) {
  if (state.sort == key) return Sorting::ascending;
  return state.sort.starts_with('-') && state.sort.substr(1) == key ? Sorting::descending : Sorting::no;
}

Html header_cell(const Column& column, const ListState* state) {
  const bool sortable = state != nullptr && !column.key.empty();
  const auto sorting = sortable ? sorting_of(*state, column.key) : Sorting::no;
  Html out;
  out << "<th scope=\"col\""_html;
  if (column.numeric) out << " class=\"number\""_html;
  if (sorting == Sorting::ascending) out << " aria-sort=\"ascending\""_html;
  if (sorting == Sorting::descending) out << " aria-sort=\"descending\""_html;
  out << ">"_html;
  if (sortable) {
    const auto next = sorting == Sorting::ascending ? "-" + column.key : column.key;
    out << "<a href=\""_html << state->url(next, {}) << "\">"_html << column.label;
    out << "</a>"_html;
  } else {
    out << column.label;
  }
  out << "</th>"_html;
  return out;
}

Html body_row(const std::vector<Column>& columns, const std::vector<Html>& cells) {
  Html out;
  out << "<tr>"_html;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool numeric = i < columns.size() && columns[i].numeric;
    out << (i == 0 ? "<th scope=\"row\""_html : "<td"_html) << (numeric ? " class=\"number\">"_html : ">"_html)
        << cells[i] << (i == 0 ? "</th>"_html : "</td>"_html);
  }
  out << "</tr>"_html;
  return out;
}

/// An id for a caption, so that the scroll region can be named by it; the same caption twice on a page would clash
/// only in its label. FNV-1a: stable from one run to the next.
std::string id_of_caption(std::string_view caption) {
  std::uint32_t hash = 2166136261U;
  for (const char c : caption) hash = (hash ^ static_cast<std::uint8_t>(c)) * 16777619U;
  return "t" + std::to_string(hash);
}

}  // namespace

std::string ListState::url(std::string_view sort_as, std::string_view after_cursor) const {
  std::string out = path;
  for (const auto& [name, value] : filters) append_query(out, name, value);
  append_query(out, "sort", sort_as);
  append_query(out, "after", after_cursor);
  return out;
}

std::string ListState::export_url(std::string_view format) const {
  std::string out = path + "." + std::string(format);
  for (const auto& [name, value] : filters) append_query(out, name, value);
  append_query(out, "sort", sort);
  return out;
}

Html table(const Translator& t, std::string_view caption, const std::vector<Column>& columns,
           const std::vector<std::vector<Html>>& rows, const ListState* state) {
  const auto id = id_of_caption(caption);
  Html out;
  // A scroll region must be reachable by keyboard, or its right-hand side cannot be read without a mouse.
  out << "<div class=\"scroll\" role=\"region\" aria-labelledby=\""_html << id
      << "\" tabindex=\"0\"><table><caption id=\""_html << id << "\">"_html << caption << "</caption><thead><tr>"_html;
  for (const auto& column : columns) out << header_cell(column, state);
  out << "</tr></thead><tbody>"_html;
  for (const auto& row : rows) out << body_row(columns, row);
  if (rows.empty())
    out << "<tr><td class=\"empty\" colspan=\""_html << columns.size() << "\">"_html << t("common.empty_list")
        << "</td></tr>"_html;
  out << "</tbody></table></div>"_html;
  return out;
}

Html row_choice(const Translator& t, std::string_view name, std::string_view value, std::string_view label) {
  Html out;
  out << "<input type=\"checkbox\" class=\"row-choice\" name=\""_html << name << "\" value=\""_html << value
      << "\" aria-label=\""_html << t("common.select_row", {std::string(label)}) << "\">"_html;
  return out;
}

Html pager(const Translator& t, const ListState& state, std::string_view next) {
  if (state.after.empty() && next.empty()) return {};
  Html out;
  out << "<nav class=\"pager\" aria-label=\""_html << t("common.pages") << "\">"_html;
  if (!state.after.empty())
    out << "<a class=\"button\" href=\""_html << state.url(state.sort, {}) << "\">"_html << t("common.first_page")
        << "</a>"_html;
  if (!next.empty())
    out << "<a class=\"button\" rel=\"next\" href=\""_html << state.url(state.sort, next) << "\">"_html
        << t("common.next_page") << "</a>"_html;
  out << "</nav>"_html;
  return out;
}

Html export_links(const Translator& t, const ListState& state) {
  Html out;
  out << "<p class=\"export\">"_html << t("error.in_field", {t("common.export"), {}});
  for (const std::string_view format : {"xlsx", "ods", "csv"})
    out << "<a href=\""_html << state.export_url(format) << "\" aria-label=\""_html
        << t("common.export_as", {std::string(format)}) << "\">"_html << format << "</a> "_html;
  out << "</p>"_html;
  return out;
}

}  // namespace waarborg::html
