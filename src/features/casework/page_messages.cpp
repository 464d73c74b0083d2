#include "features/casework/letter_draft.h"
#include "features/casework/pages.h"
#include "features/casework/rows.h"
#include "matters/content.h"
#include "matters/correspondence.h"

namespace waarborg::casework {

namespace {

/// Letters that fit whom the matter writes to.
std::vector<html::Choice> letters_for(const i18n::Translator& t, const matters::House& house,
                                      const matters::Matter& matter) {
  const bool citizen = matter.channel == "citizen";
  std::vector<html::Choice> out{{"", t("casework.no_letter")}};
  for (const auto& letter : house.content.letters.all) {
    const bool fits = letter.audience == matters::LetterAudience::reporter ||
                      (citizen && letter.audience == matters::LetterAudience::complainant);
    if (fits) out.push_back({letter.key, t(letter.title)});
  }
  return out;
}

std::vector<html::Choice> languages(const i18n::Translator& t) {
  std::vector<html::Choice> out;
  for (const auto language : i18n::kLanguages) {
    const std::string code(i18n::code_of(language));
    out.push_back({code, t("common.language_" + code)});
  }
  return out;
}

/// The letter that was chosen, filled in, or an empty form.
FormState first_state(const web::Context& context, const matters::House& house, const matters::Opened& opened) {
  FormState state;
  const auto& query = context.request.query;
  const auto language = letter_language(opened.matter, query.get("language"));
  state.values.emplace_back("letter", query.get("letter"));
  state.values.emplace_back("language", std::string(i18n::code_of(language)));
  if (const auto draft = draft_letter(house, opened, query.get("letter"), language)) {
    state.values.emplace_back("subject", draft->subject);
    state.values.emplace_back("message", draft->body);
  }
  return state;
}

MessageRow row_of(const web::Context& context, const matters::MatterMessage& message, Names& names) {
  const auto& t = context.t;
  return {when(t, message.at, message.day_only, context.platform.config.zone),
          matters::actor_name(t, message.author, names.lookup()),
          message.subject,
          message.body,
          message.direction == matters::Direction::in,
          message.read_on};
}

http::Response messages_page(web::Context& context, matters::House& house, const Errors& errors) {
  const Typed typed = typed_into(context, errors);
  return show(context, house, [&](storage::Transaction& tx, const matters::Opened& opened) -> Result<Body> {
    Names names(tx, house, context.t);
    Messages messages;
    messages.matter_id = opened.matter.id;
    messages.csrf = context.csrf();
    messages.can_write = opened.matter.channel != "staff";
    messages.letters = letters_for(context.t, house, opened.matter);
    messages.languages = languages(context.t);
    for (const auto& message : matters::messages(tx, opened)) messages.rows.push_back(row_of(context, message, names));
    const auto state = typed.any() ? typed.state : first_state(context, house, opened);
    return Body{"messages",
                messages_view(context.t, messages, state),
                errors.empty() ? 200 : web::status_of(errors),
                {},
                typed.notice};
  });
}

}  // namespace

http::Response show_messages(web::Context& context, matters::House& house) {
  const auto& id = context.request.parameter("id");
  // What came in counts as read once somebody who may see it looked.
  const auto read = house.database().write([&](storage::Transaction& tx) -> Result<Done> {
    if (matters::may_see(tx, context.viewer(), id)) matters::mark_read(tx, house, id, matters::Direction::in);
    return Done{};
  });
  if (!read.ok()) return web::error_page(context, read.errors());
  return messages_page(context, house, {});
}

http::Response send_message(web::Context& context, matters::House& house) {
  const auto& form = context.request.form;
  const auto done = act(context, house, [&](storage::Transaction& tx, matters::Opened& opened) -> Result<Done> {
    if (opened.matter.channel == "staff") return conflict("casework.nobody_to_write");
    for (const char* field : {"subject", "message"})
      if (has_placeholder(form.get(field))) return invalid("casework.placeholder_left", field);
    return matters::send_message(tx, house, opened, context.viewer().account_id, form.get("letter"),
                                 form.get("subject"), form.get("message"));
  });
  if (done.ok())
    return web::see_other_with_notice(path_of(context.request.parameter("id"), "/messages"), "casework.message_sent");
  if (done.errors().front().kind == ErrorKind::not_found) return web::error_page(context, done.errors());
  return messages_page(context, house, done.errors());
}

}  // namespace waarborg::casework
