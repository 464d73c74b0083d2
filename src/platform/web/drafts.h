// Nothing typed is lost (ux.md 11): a form that comes in when the session has ended is kept until its sender has
// signed in again.
//
//   web_drafts     one row a draft; the fields are sealed under a random key, and gone after a day
//   draft cookie   "ID.KEY", one hour: the only place of the key
//   account cookie "ACCOUNT.TOKEN", set while a session lasts: says whose browser this was. Only a browser that
//                  carries it can leave a draft, and only the same account gets it back, so that the next person
//                  at a shared desk reads nothing.
#pragma once

#include <optional>
#include <string>

#include "platform/web/context.h"

namespace waarborg::web {

struct Draft {
  std::string action;  ///< path the form was sent to: a page with several forms tells them apart by it
  http::Fields fields;
  [[nodiscard]] html::FormState state() const { return {fields.items(), {}}; }
};

/// Keeps what was posted and sets the draft's cookie. `page` is the path on which the form stood. Files are not
/// kept, nor fields that hold a token or a password. Answers whether it was kept.
bool keep_draft(Platform& platform, const http::Request& request, std::string_view page, http::Response& response);

/// What the viewer of this page typed into a form of it before signing in again; nothing when there is none.
/// Gives it once: the row goes.
/// REQUIRES: a staff route.
std::optional<Draft> take_draft(Context& context, std::string_view path);
/// "Your text is kept": to show above the form that a draft fills.
html::Html draft_alert(const i18n::Translator& t);

/// Sets the account cookie unless the browser holds it already.
void mark_account(const Platform& platform, const http::Request& request, const std::string& account_id,
                  http::Response& response);

}  // namespace waarborg::web
