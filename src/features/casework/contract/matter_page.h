// What every page of a matter shares: it begins with a look that authorises and leaves a trace, and stands in the
// same head with the same sections. Other features add rooms to it (matters/rooms.h) and make their pages with show().
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "matters/access.h"
#include "matters/event_text.h"
#include "platform/web/context.h"
#include "platform/web/drafts.h"

namespace waarborg::casework {

using html::Html;
using html::operator""_html;

/// The body of a page, made within one read of the database.
struct Body {
  std::string section = "overview";  ///< overview, messages, documents, people, timeline, or the key of a room
  Html html;
  int status = 200;
  std::string heading{};  ///< of a page below a section; empty: the matter's subject
  Html notice{};          ///< above everything
};
using MakeBody = std::function<Result<Body>(storage::Transaction& tx, const matters::Opened& opened)>;

/// "/matters/ID" and what comes behind it.
std::string path_of(const std::string& matter_id, std::string_view rest = {});

/// Looks at the matter of the route's {id} and answers the page, or the error page when it may not be seen.
http::Response show(web::Context& context, matters::House& house, const MakeBody& make);

/// What the form of a page stands with: what was posted and is wrong, or what was typed before the session ended.
struct Typed {
  html::FormState state;
  std::optional<web::Draft> draft;
  Html notice;  ///< says that the text was kept; shown above the page
  [[nodiscard]] bool any() const { return draft.has_value() || !state.errors.empty(); }
};
/// REQUIRES: called outside a transaction, as a draft is taken once.
Typed typed_into(web::Context& context, const Errors& errors);

/// Runs one use case on the matter of the route's {id} in one transaction: opens it afresh, so that a version read
/// long ago does not decide.
using UseCase = std::function<Result<Done>(storage::Transaction& tx, matters::Opened& opened)>;
Result<Done> act(web::Context& context, matters::House& house, const UseCase& use_case);

/// Names behind accounts and desks, each looked up once.
class Names {
 public:
  Names(storage::Transaction& tx, const matters::House& house, const i18n::Translator& t)
      : tx_(tx), house_(house), t_(t) {}
  std::string account(const std::string& account_id);
  /// Of "a:ACCOUNT" or "d:DESK".
  std::string principal(const std::string& principal);
  [[nodiscard]] matters::NameOf lookup() {
    return [this](const std::string& account_id) { return account(account_id); };
  }

 private:
  storage::Transaction& tx_;
  const matters::House& house_;
  const i18n::Translator& t_;
  std::map<std::string, std::string> known_;
};

/// A paragraph of somebody's own words, line ends kept.
Html own_words(std::string_view text);
/// "More about this" that opens in place.
Html more(std::string_view summary, const Html& body);

/// A moment as it may be shown: the day alone for people from outside.
std::string when(const i18n::Translator& t, Instant at, bool day_only, std::string_view zone);

}  // namespace waarborg::casework
