#include "features/casework/contract/matter_page.h"

#include "features/casework/contract/unsent.h"
#include "features/casework/views.h"
#include "matters/opening.h"
#include "platform/directory/directory.h"

namespace waarborg::casework {

namespace {

constexpr int kRefused = 400;  ///< and above: the form was not taken

Head head_of(storage::Transaction& tx, const web::Context& context, const matters::Opened& opened) {
  const matters::Matter& matter = opened.matter;
  const i18n::Translator& t = context.t;
  Head head;
  head.number = matter.number;
  head.subject = matters::subject_of(opened);
  head.kind = t(opened.procedure->title);
  head.state = matter.state;
  if (const auto* phase = opened.procedure->phase(matter.phase)) head.phase = t(phase->title);
  if (const auto* outcome = opened.procedure->outcome(matter.outcome)) head.outcome = t(outcome->title);
  if (const auto unit = directory::find_unit(tx, matter.unit_id)) head.unit = unit->name;
  head.received = matter.received_on;
  head.closed = matter.closed_on;
  if (matter.is_open()) head.due = matter.due();
  head.channel = t("matter.channel_" + matter.channel);
  if (matter.reporter_kind != "none") head.channel += ", " + t("matter.reporter_" + matter.reporter_kind);
  return head;
}

std::vector<SectionLink> sections_of(const i18n::Translator& t, const matters::House& house,
                                     const matters::Opened& opened) {
  std::vector<SectionLink> out{{"overview", t("casework.overview"), ""}};
  for (const char* key : {"messages", "documents", "people", "timeline"})
    out.push_back({key, t("casework." + std::string(key)), "/" + std::string(key)});
  for (const auto* room : house.rooms.of(opened.matter, *opened.procedure))
    out.push_back({room->key, t(room->text_key), "/" + room->key});
  return out;
}

std::vector<web::Crumb> crumbs_of(const web::Context& context, const Body& body, const std::string& matter_id,
                                  const std::string& number) {
  std::vector<web::Crumb> crumbs{{context.t("queue.matters"), "/matters"}};
  if (!body.heading.empty()) crumbs.push_back({number, path_of(matter_id)});
  return crumbs;
}

}  // namespace

std::string path_of(const std::string& matter_id, std::string_view rest) {
  return "/matters/" + matter_id + std::string(rest);
}

http::Response show(web::Context& context, matters::House& house, const MakeBody& make) {
  const std::string& id = context.request.parameter("id");
  const auto opened = matters::look(house, context.viewer(), id);
  if (!opened.ok()) return web::error_page(context, opened.errors());
  Head head;
  const auto body = house.database().read([&](storage::Transaction& tx) -> Result<Body> {
    head = head_of(tx, context, *opened);
    return make(tx, *opened);
  });
  if (!body.ok()) return refused(context, body.errors());
  Html out = body->notice;
  if (body->heading.empty()) out << matter_head(context.t, head, house.today());
  out << section_links(context.t, id, sections_of(context.t, house, *opened), body->section);
  if (body->status >= kRefused) out << unsent_words(context, body->html);
  out << body->html;
  const web::PageOptions options{body->heading.empty() ? head.subject : body->heading,
                                 crumbs_of(context, *body, id, head.number),
                                 {},
                                 body->status};
  return web::render(context, options, out);
}

Typed typed_into(web::Context& context, const Errors& errors) {
  Typed typed;
  if (!errors.empty()) {
    typed.state = web::state_of(context.request, errors);
  } else if ((typed.draft = web::take_draft(context, context.request.path))) {
    typed.state = typed.draft->state();
    typed.notice = web::draft_alert(context.t);
  }
  return typed;
}

Result<Done> act(web::Context& context, matters::House& house, const UseCase& use_case) {
  const std::string& id = context.request.parameter("id");
  return house.database().write([&](storage::Transaction& tx) -> Result<Done> {
    matters::Opened opened = TRY(matters::open_for(tx, house, context.viewer(), id));
    return use_case(tx, opened);
  });
}

std::string Names::account(const std::string& account_id) {
  auto& name = known_[account_id];
  if (name.empty()) name = directory::account_name(tx_, house_.keys(), account_id);
  return name;
}

std::string Names::principal(const std::string& principal) {
  if (principal.size() < 3) return t_("common.unknown");
  const std::string id = principal.substr(2);
  if (principal.front() == 'a') return account(id);
  const auto desk = directory::find_desk_by_id(tx_, id);
  return desk ? matters::desk_name(t_, desk->code) : t_("common.unknown");
}

std::string when(const i18n::Translator& t, Instant at, bool day_only, std::string_view zone) {
  return day_only ? t.date(calendar::local_date(at, zone)) : t.date_time(at);
}

}  // namespace waarborg::casework
