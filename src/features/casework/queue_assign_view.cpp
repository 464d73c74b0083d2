#include "features/casework/queue_assign_view.h"

#include <algorithm>

namespace waarborg::casework {

using html::Html;
using html::words;
using i18n::Translator;
using html::operator""_html;

namespace {

Html number_cell(const BulkLine& line) {
  Html out;
  if (line.number.empty())
    out << "-"_html;
  else
    out << "<a href=\"/matters/"_html << line.id << "\">"_html << line.number << "</a>"_html;
  return out;
}

Html done_table(const Translator& t, const BulkPage& page) {
  std::vector<std::vector<Html>> rows;
  for (const auto& line : page.lines)
    if (line.skipped.empty()) rows.push_back({number_cell(line), words(line.subject), words(line.kind)});
  if (rows.empty()) return {};
  const char* caption = page.stage == BulkPage::Stage::announced ? "queue.bulk_will"
                        : page.stage == BulkPage::Stage::given   ? "queue.bulk_was_done"
                                                                 : "queue.bulk_taken_back";
  return html::table(t, t(caption, {page.name}),
                     {{"", t("common.number")}, {"", t("common.subject")}, {"", t("common.kind")}}, rows);
}

Html skipped_table(const Translator& t, const BulkPage& page) {
  std::vector<std::vector<Html>> rows;
  for (const auto& line : page.lines)
    if (!line.skipped.empty()) rows.push_back({number_cell(line), words(line.subject), words(line.skipped)});
  if (rows.empty()) return {};
  return html::table(t, t(page.stage == BulkPage::Stage::taken_back ? "queue.undo_left" : "queue.bulk_skipped"),
                     {{"", t("common.number")}, {"", t("common.subject")}, {"", t("common.reason")}}, rows);
}

Html confirm_form(const Translator& t, const BulkPage& page, std::int64_t count) {
  Html out;
  out << html::form_start("/matters/assign", page.csrf) << html::hidden("account", page.account_id)
      << html::hidden("back", page.back);
  for (const auto& line : page.lines)
    if (line.skipped.empty()) out << html::hidden("m", line.id);
  out << "<p class=\"actions\">"_html << html::submit(t.count("queue.bulk_do", count)) << " "_html
      << html::link_button(page.back, t("common.cancel")) << "</p>"_html << html::form_end();
  return out;
}

}  // namespace

Html bulk_view(const Translator& t, const BulkPage& page) {
  const auto count = std::ranges::count_if(page.lines, [](const auto& line) { return line.skipped.empty(); });
  Html out;
  const bool announced = page.stage == BulkPage::Stage::announced;
  if (count == 0)
    out << html::alert(html::Tone::warning,
                       t(page.stage == BulkPage::Stage::taken_back ? "queue.undo_nothing" : "queue.bulk_nothing"));
  else if (announced)
    out << "<p>"_html << t("queue.bulk_text", {page.name}) << "</p>"_html;
  out << done_table(t, page) << skipped_table(t, page);
  if (count > 0 && announced)
    out << confirm_form(t, page, count);
  else
    out << "<p>"_html << html::link_button(page.back, t("queue.back_to_list")) << "</p>"_html;
  return out;
}

}  // namespace waarborg::casework
