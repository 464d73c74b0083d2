#include "features/casework/contract/matter_page.h"
#include "features/casework/contract/unsent.h"
#include "features/handover/contract/handover.h"
#include "features/handover/hand_over.h"
#include "features/handover/views.h"
#include "matters/correspondence.h"
#include "matters/sources.h"
#include "platform/web/drafts.h"

namespace waarborg::handover {

namespace {

using casework::Body;
using matters::House;
using matters::Opened;
using web::Context;

Result<std::vector<Target>> targets_of(storage::Transaction& tx, const Context& context, House& house,
                                       const Opened& opened) {
  std::vector<Target> out;
  for (const auto& key : opened_by(*opened.procedure)) {
    const auto procedure = TRY(house.procedures.active(tx, key));
    Target target{key, context.t(procedure->title), procedure->track == matters::Track::criminal, {}};
    for (const auto& ground : procedure->grounds)
      target.grounds.push_back({ground.key, context.t(ground.title), matters::source_words(context.t, ground.source)});
    out.push_back(std::move(target));
  }
  return out;
}

/// What a complainant told, to be passed on without typing it again; a reporter's words are never put there, as whoever
/// passes them on must take out what betrays them.
std::string told_text(storage::Transaction& tx, const Opened& opened) {
  for (const auto& message : matters::messages(tx, opened))
    if (message.direction == matters::Direction::in) return message.body;
  return {};
}

Result<HandoverPage> read_page(storage::Transaction& tx, const Context& context, House& house, const Opened& opened) {
  HandoverPage page;
  page.matter_id = opened.matter.id;
  page.csrf = context.csrf();
  page.made = handovers(tx, opened);
  auto targets = TRY(targets_of(tx, context, house, opened));
  for (const auto& target : targets) {
    page.titles[target.key] = target.title;
    for (const auto& ground : target.grounds) page.titles[target.key + "/" + ground.value] = ground.label;
  }
  casework::Names names(tx, house, context.t);
  for (const auto& made : page.made) page.names[made.made_by] = names.account(made.made_by);
  if (!opened.matter.is_open() || !may_hand_over(tx, house, opened, context.viewer())) return page;
  page.targets = std::move(targets);
  page.candidates = candidates(tx, opened);
  if (opened.matter.kind == "complaint") page.state.values.emplace_back("text", told_text(tx, opened));
  return page;
}

http::Response room(Context& context, House& house, const Errors& errors) {
  const auto draft = errors.empty() ? web::take_draft(context, context.request.path) : std::nullopt;
  return casework::show(context, house, [&](storage::Transaction& tx, const Opened& opened) -> Result<Body> {
    if (opened_by(*opened.procedure).empty()) return not_found();
    HandoverPage page = TRY(read_page(tx, context, house, opened));
    if (draft) page.state = draft->state();
    if (!errors.empty()) page.state = web::state_of(context.request, errors);
    Body body{"handover", {}, errors.empty() ? 200 : web::status_of(errors)};
    if (draft) body.html << web::draft_alert(context.t);
    body.html << handover_view(context.t, page);
    return body;
  });
}

http::Response open_next(Context& context, House& house) {
  const auto& form = context.request.form;
  const HandoverInput input{form.get("procedure"), form.get("text"),     form.get("instruction"),
                            form.all("documents"), form.get("ground"),   form.get("agreed_by"),
                            form.get("agreed_on"), form.get("reference")};
  const auto done = casework::act(context, house, [&](storage::Transaction& tx, Opened& opened) -> Result<Done> {
    // Somebody was first: what they handed over is shown, so that nothing is opened twice.
    if (form.get("seen") != std::to_string(handovers(tx, opened).size())) return conflict("matter.changed");
    TRY(hand_over_case(tx, house, opened, context.viewer(), input));
    return Done{};
  });
  if (done.ok())
    return web::see_other_with_notice(casework::path_of(context.request.parameter("id"), "/handover"), "handover.done");
  return done.error().kind == ErrorKind::not_found ? casework::refused(context, done.errors())
                                                   : room(context, house, done.errors());
}

}  // namespace

void add_routes(web::RouteTable& table, House& house) {
  table.add({
      web::page("handover.room", "/matters/{id}/handover", {},
                [&house](Context& context) { return room(context, house, {}); }),
      web::action("handover.open", "/matters/{id}/handover", {},
                  [&house](Context& context) { return open_next(context, house); }),
  });
}

void add_rooms(House& house) {
  house.rooms.add(
      {"handover", "handover.room", 40, [](const matters::Matter& matter, const matters::Procedure& procedure) {
         return matter.kind != "report" && matter.kind != "whistleblower" && !opened_by(procedure).empty();
       }});
}

}  // namespace waarborg::handover
