// The frame of every page, as a pure function of values: head, header, menu, heading, footer.
//
// staff     header with language and user menu, side menu, the one script
// others    a calm narrow column without script, SVG or web font (reporters use Tor Browser at its safest)
#pragma once

#include <string>
#include <vector>

#include "platform/web/context.h"

namespace waarborg::web {

struct MenuEntry {
  std::string label, path;
  std::int64_t count = 0;  ///< 0: none shown
  enum class Current { no, page, section } current = Current::no;
};

struct Frame {
  Audience audience = Audience::anyone;
  std::string title;
  std::string force_name;
  std::vector<Crumb> crumbs{};
  html::Html actions{};
  std::string notice{};           ///< a sentence, or empty
  std::vector<MenuEntry> menu{};  ///< staff only
  std::string user_name{};        ///< staff only
  std::string csrf{};
  std::string back = "/";  ///< where the language choice returns to
  /// Id of a form of the page that the language choice sends along, so that what was typed is kept; empty: the page is
  /// asked for again.
  std::string language_form{};
  std::vector<std::string> contact{};  ///< lines of the footer
  std::string search{};                ///< staff only: path of the search page, or empty: no box in the header
  int session_seconds = 0;             ///< staff only: idle time after which the session ends
  std::string outside_help{};          ///< path of the route guide; reporter only
};

/// render() with Frame::language_form.
http::Response render_with_form(Context& context, const PageOptions& options, const html::Html& body,
                                std::string form_id);

html::Html page_document(const i18n::Translator& t, const Frame& frame, const html::Html& body);

}  // namespace waarborg::web
