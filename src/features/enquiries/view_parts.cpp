#include "features/enquiries/view_parts.h"

namespace waarborg::enquiries {

using html::Html;
using html::operator""_html;

Html line(std::string_view text) {
  Html out;
  return out << text;
}

Html link(std::string_view path, std::string_view text) {
  Html out;
  return out << "<a href=\""_html << path << "\">"_html << text << "</a>"_html;
}

Html approval_badge(const i18n::Translator& t, matters::Approval approval) {
  if (approval == matters::Approval::commissioner)
    return html::badge(html::Tone::warning, t("enquiries.approval_commissioner"));
  if (approval == matters::Approval::prosecutor)
    return html::badge(html::Tone::bad, t("enquiries.approval_prosecutor"));
  return line(t("enquiries.approval_none"));
}

Html form_buttons(const i18n::Translator& t, std::string_view label, std::string_view back) {
  Html out;
  return out << "<p class=\"actions\">"_html << html::submit(label) << " "_html
             << html::link_button(back, t("common.cancel")) << "</p>"_html << html::form_end();
}

}  // namespace waarborg::enquiries
