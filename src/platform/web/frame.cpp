#include "platform/web/frame.h"

#include "platform/web/step_form.h"

namespace waarborg::web {

using html::Html;
using i18n::Translator;
using html::operator""_html;

namespace {

bool is_staff(const Frame& frame) { return frame.audience == Audience::staff; }

Html head(const Translator& t, const Frame& frame) {
  Html out;
  out << "<!DOCTYPE html>\n<html lang=\""_html << i18n::code_of(t.language())
      << "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
         "<meta name=\"color-scheme\" content=\"light dark\"><title>"_html
      << frame.title << " - "_html << frame.force_name << " - "_html << t("common.product")
      << "</title><link rel=\"stylesheet\" href=\"/static/waarborg.css\">"_html;
  if (is_staff(frame)) {
    if (frame.session_seconds > 0)
      out << "<meta name=\"waarborg-session-seconds\" content=\""_html << frame.session_seconds << "\">"_html;
    out << "<link rel=\"icon\" type=\"image/svg+xml\" href=\"/static/waarborg.svg\">"
           "<script src=\"/static/waarborg.js\" defer></script>"_html;
  }
  out << "</head>"_html;
  return out;
}

/// A button that sends `form` (an id) in that language, or, without one, the form it stands in.
Html language_button(const Translator& t, const Frame& frame, i18n::Language language) {
  const std::string code(i18n::code_of(language));
  Html out;
  out << "<button type=\"submit\" class=\"link\""_html;
  if (frame.language_form.empty())
    out << " name=\"language\""_html;
  else
    out << " form=\""_html << frame.language_form << "\" name=\""_html << kShowIn << "\""_html;
  out << " value=\""_html << code << "\" lang=\""_html << code << "\""_html;
  if (language == t.language()) out << " aria-current=\"true\""_html;
  out << ">"_html;
  if (is_staff(frame)) {
    out << "<span aria-hidden=\"true\">"_html << code << "</span><span class=\"visually-hidden\">"_html
        << t("common.language_" + code) << "</span>"_html;
  } else {
    out << t("common.language_" + code);
  }
  out << "</button>"_html;
  return out;
}

/// Enter in a field presses the first button of its form, and the header stands before the form: so one without a name,
/// unseen, goes first. A form in steps takes it for "next".
Html enter_button(const Translator& t, const std::string& form) {
  Html out;
  out << "<button type=\"submit\" class=\"visually-hidden\" tabindex=\"-1\" aria-hidden=\"true\" form=\""_html << form
      << "\">"_html << t("common.next") << "</button>"_html;
  return out;
}

/// One button per language; works without script and comes back to the same page, or to the same step of its form.
Html language_choice(const Translator& t, const Frame& frame) {
  Html out;
  if (frame.language_form.empty()) {
    out << "<form class=\"languages\" method=\"post\" action=\"/language\" aria-label=\""_html
        << t("common.choose_language") << "\">"_html;
    if (!frame.csrf.empty()) out << html::hidden("csrf", frame.csrf);
    out << html::hidden("back", frame.back);
  } else {
    out << "<div class=\"languages\" role=\"group\" aria-label=\""_html << t("common.choose_language") << "\">"_html
        << enter_button(t, frame.language_form);
  }
  for (const auto language : i18n::kLanguages) out << language_button(t, frame, language);
  out << (frame.language_form.empty() ? "</form>"_html : "</div>"_html);
  return out;
}

Html user_menu(const Translator& t, const Frame& frame) {
  Html out;
  out << "<nav class=\"user\" aria-label=\""_html << t("common.user_menu") << "\"><span>"_html << frame.user_name
      << "</span><a href=\"/account\">"_html << t("common.my_account") << "</a>"_html
      << html::form_start("/sign-out", frame.csrf) << "<button class=\"link\" type=\"submit\">"_html
      << t("common.sign_out") << "</button></form></nav>"_html;
  return out;
}

/// Posted, so that what was looked for stands in no address, log or history.
Html search_box(const Translator& t, const Frame& frame) {
  Html out;
  out << "<form class=\"search\" role=\"search\" method=\"post\" action=\""_html << frame.search << "\">"_html
      << html::hidden("csrf", frame.csrf)
      << "<input type=\"search\" name=\"q\" maxlength=\"100\" required aria-label=\""_html << t("common.search_matters")
      << "\" placeholder=\""_html << t("common.search_matters")
      << "\" autocomplete=\"off\"><button class=\"button\" type=\"submit\">"_html << t("common.search")
      << "</button></form>"_html;
  return out;
}

Html header(const Translator& t, const Frame& frame) {
  Html out;
  out << "<a class=\"skip\" href=\"#content\">"_html << t("common.skip_to_content")
      << "</a><header class=\"top\"><a class=\"brand\" href=\"/\">"_html << t("common.product") << " <span>"_html
      << frame.force_name << "</span></a>"_html;
  if (!frame.search.empty()) out << search_box(t, frame);
  out << language_choice(t, frame);
  if (is_staff(frame) && !frame.user_name.empty()) out << user_menu(t, frame);
  // A plain link, so that it works without script; no trace of this site goes along.
  if (frame.audience == Audience::reporter)
    out << "<a class=\"button leave\" rel=\"noreferrer nofollow\" href=\""_html << t("common.leave_site_address")
        << "\">"_html << t("common.leave_site") << "</a>"_html;
  out << "</header>"_html;
  return out;
}

Html side_menu(const Translator& t, const Frame& frame) {
  Html out;
  // On a small screen the menu is behind a button; a box that is ticked opens it without script.
  out << "<nav class=\"side\" aria-label=\""_html << t("common.main_menu")
      << "\"><input type=\"checkbox\" id=\"main-menu\" autocomplete=\"off\"><label for=\"main-menu\" class=\"button\">"_html
      << t("common.main_menu") << "</label><ul>"_html;
  for (const auto& entry : frame.menu) {
    out << "<li><a href=\""_html << entry.path << "\""_html;
    if (entry.current == MenuEntry::Current::page) out << " aria-current=\"page\""_html;
    if (entry.current == MenuEntry::Current::section) out << " aria-current=\"true\""_html;
    out << ">"_html << entry.label;
    if (entry.count > 0)
      out << " <span class=\"count\"><span aria-hidden=\"true\">"_html << t.number(entry.count)
          << "</span><span class=\"visually-hidden\">"_html << t.count("common.open_count", entry.count)
          << "</span></span>"_html;
    out << "</a></li>"_html;
  }
  out << "</ul></nav>"_html;
  return out;
}

Html breadcrumbs(const Translator& t, const Frame& frame) {
  if (frame.crumbs.empty()) return {};
  Html out;
  out << "<nav class=\"crumbs\" aria-label=\""_html << t("common.breadcrumbs") << "\"><ol>"_html;
  for (const auto& crumb : frame.crumbs) {
    out << "<li>"_html;
    if (crumb.path.empty()) {
      out << crumb.label;
    } else {
      out << "<a href=\""_html << crumb.path << "\">"_html << crumb.label << "</a>"_html;
    }
    out << "</li>"_html;
  }
  out << "<li><span aria-current=\"page\">"_html << frame.title << "</span></li></ol></nav>"_html;
  return out;
}

Html main_part(const Translator& t, const Frame& frame, const Html& body) {
  Html out;
  out << "<main id=\"content\" tabindex=\"-1\">"_html << breadcrumbs(t, frame);
  if (!frame.notice.empty())
    out << "<div class=\"alert alert-good notice\" role=\"status\"><p>"_html << frame.notice << "</p></div>"_html;
  out << "<div class=\"heading\"><h1>"_html << frame.title << "</h1>"_html;
  if (!frame.actions.empty()) out << "<div class=\"actions\">"_html << frame.actions << "</div>"_html;
  out << "</div>"_html << body << "</main>"_html;
  return out;
}

Html reporter_help(const Translator& t, const Frame& frame) {
  Html out;
  out << "<section class=\"help\" aria-label=\""_html << t("common.contact") << "\"><p><strong>"_html
      << t("common.direct_danger") << "</strong></p><p>"_html;
  if (frame.outside_help.empty()) {
    out << t("common.outside_help");
  } else {
    out << "<a href=\""_html << frame.outside_help << "\">"_html << t("common.outside_help") << "</a>"_html;
  }
  out << "</p><p class=\"hint\">"_html << t("error.in_field", {t("common.leave_site"), t("common.leave_site_hint")})
      << "</p></section>"_html;
  return out;
}

Html footer(const Translator& t, const Frame& frame) {
  Html out;
  out << "<footer class=\"foot\">"_html;
  if (frame.audience == Audience::reporter) out << reporter_help(t, frame);
  out << "<ul><li><a href=\"/accessibility\">"_html << t("common.accessibility")
      << "</a></li><li><a href=\"/privacy\">"_html << t("common.privacy") << "</a></li>"_html;
  for (const auto& line : frame.contact) out << "<li>"_html << line << "</li>"_html;
  // The script shows this button; without script there are no shortcuts to list.
  if (is_staff(frame))
    out << "<li><button class=\"link\" type=\"button\" id=\"shortcuts-open\" hidden>"_html << t("common.shortcuts")
        << " (?)</button></li>"_html;
  out << "</ul></footer>"_html;
  return out;
}

Html shortcut(const Translator& t, std::string_view key, std::string_view text_key) {
  Html out;
  out << "<div><dt><kbd>"_html << key << "</kbd></dt><dd>"_html << t(text_key) << "</dd></div>"_html;
  return out;
}

/// What the script may show. It finds the words here, so it holds none.
Html dialogs(const Translator& t) {
  Html out;
  out << "<dialog id=\"shortcuts\" aria-labelledby=\"shortcuts-title\"><h2 id=\"shortcuts-title\">"_html
      << t("common.shortcuts") << "</h2><dl class=\"facts\">"_html << shortcut(t, "?", "common.key_help")
      << shortcut(t, "/", "common.key_search") << shortcut(t, "j", "common.key_next")
      << shortcut(t, "k", "common.key_previous") << shortcut(t, "o", "common.key_open")
      << shortcut(t, "x", "common.key_select") << shortcut(t, "1\u20139", "common.key_answer")
      << shortcut(t, "t", "common.key_home") << "</dl><p class=\"hint\">"_html << t("common.shortcuts_hint")
      << "</p><div class=\"choice\"><input type=\"checkbox\" id=\"shortcuts-on\"><label for=\"shortcuts-on\">"_html
      << t("common.shortcuts_on") << "</label></div><p><button class=\"button\" type=\"button\" data-close>"_html
      << t("common.close") << "</button></p></dialog>"_html;
  out << "<dialog id=\"session-end\" aria-labelledby=\"session-end-title\"><h2 id=\"session-end-title\">"_html
      << t("common.session_ends") << "</h2><p>"_html << t("common.session_ends_hint")
      << "</p><p class=\"actions\"><a class=\"button button-primary\" href=\"/account\" target=\"_blank\" "
         "rel=\"noopener\" "
         "data-renew>"_html
      << t("common.session_continue") << "</a> <button class=\"button\" type=\"button\" data-close>"_html
      << t("common.close")
      << "</button></p></dialog><template id=\"select-all\"><label class=\"select-all\">"
         "<input type=\"checkbox\"><span class=\"visually-hidden\">"_html
      << t("common.select_all") << "</span></label></template>"_html;
  return out;
}

}  // namespace

Html page_document(const Translator& t, const Frame& frame, const Html& body) {
  Html out;
  out << head(t, frame) << (is_staff(frame) ? "<body class=\"staff\">"_html : "<body class=\"public\">"_html)
      << header(t, frame);
  if (is_staff(frame) && !frame.menu.empty()) {
    out << "<div class=\"shell\">"_html << side_menu(t, frame) << main_part(t, frame, body) << "</div>"_html;
  } else {
    out << main_part(t, frame, body);
  }
  out << footer(t, frame);
  if (is_staff(frame)) out << dialogs(t);
  out << "</body></html>\n"_html;
  return out;
}

}  // namespace waarborg::web
