#include <charconv>
#include <set>

#include "base/text.h"
#include "features/casework/pages.h"
#include "features/casework/rows.h"
#include "matters/correspondence.h"

namespace waarborg::casework {

namespace {

html::TimelineItem item_of(const web::Context& context, const matters::Opened& opened,
                           const matters::TimelineLine& line, Names& names) {
  html::TimelineItem item;
  item.when = when(context.t, line.at, line.day_only, context.platform.config.zone);
  item.who = matters::actor_name(context.t, line.actor, names.lookup());
  item.what = matters::event_sentence(context.t, *opened.procedure, line, names.lookup());
  if (!line.text.empty()) item.body = own_words(line.text);
  item.visible_to_reporter = line.reporter_sees && opened.matter.reporter_kind != "none";
  return item;
}

/// The sentence of a kind without what it is filled with: "Step done", "Evidence item … recorded".
std::string kind_words(const i18n::Translator& t, const std::string& kind) {
  const std::string sentence = t("timeline." + kind);
  std::string words(trim(std::string_view(sentence).substr(0, sentence.find(':'))));
  if (words.find('{') != std::string::npos) words = words.substr(0, words.find(','));
  for (auto at = words.find('{'); at != std::string::npos; at = words.find('{'))
    words.replace(at, words.find('}', at) - at + 1, "…");
  return words;
}

constexpr int kLinesAPage = 50;

/// The lines of one page; the cursor of the next is the number of the last one shown.
void read_lines(storage::Transaction& tx, const web::Context& context, const matters::Opened& opened, Names& names,
                TimelineView& view) {
  const auto& query = context.request.query;
  matters::TimelineWanted wanted{.kind = query.get("kind"), .actor = query.get("who"), .most = kLinesAPage + 1};
  view.filter.values = {{"kind", wanted.kind}, {"who", wanted.actor}};
  view.list = {.path = path_of(view.matter_id, "/timeline"),
               .filters = {{"kind", wanted.kind}, {"who", wanted.actor}},
               .after = query.get("after")};
  const auto& after = view.list.after;
  std::from_chars(after.data(), after.data() + after.size(), wanted.before);
  auto lines = matters::timeline(tx, opened, wanted);
  if (lines.size() > kLinesAPage) {
    lines.pop_back();
    view.next = std::to_string(lines.back().seq);
  }
  for (const auto& line : lines) view.items.push_back(item_of(context, opened, line, names));
}

void offer_filters(storage::Transaction& tx, const web::Context& context, const matters::Opened& opened, Names& names,
                   TimelineView& view) {
  std::set<std::string> kinds, actors;
  for (const auto& [kind, actor] : matters::timeline_kinds(tx, opened)) {
    if (kinds.insert(kind).second) view.kinds.push_back({kind, kind_words(context.t, kind)});
    if (actors.insert(actor).second)
      view.people.push_back({actor, matters::actor_name(context.t, actor, names.lookup())});
  }
}

http::Response timeline_page(web::Context& context, matters::House& house, const Errors& errors) {
  const Typed typed = typed_into(context, errors);
  return show(context, house, [&](storage::Transaction& tx, const matters::Opened& opened) -> Result<Body> {
    const auto& t = context.t;
    Names names(tx, house, t);
    TimelineView view;
    view.matter_id = opened.matter.id;
    view.csrf = context.csrf();
    read_lines(tx, context, opened, names, view);
    offer_filters(tx, context, opened, names, view);
    return Body{"timeline",
                timeline_view(t, view, typed.state),
                errors.empty() ? 200 : web::status_of(errors),
                {},
                typed.notice};
  });
}

}  // namespace

http::Response show_timeline(web::Context& context, matters::House& house) { return timeline_page(context, house, {}); }

http::Response add_note(web::Context& context, matters::House& house) {
  const auto done = act(context, house, [&](storage::Transaction& tx, matters::Opened& opened) {
    return matters::add_note(tx, house, opened, context.viewer().account_id, context.request.form.get("note"));
  });
  if (done.ok())
    return web::see_other_with_notice(path_of(context.request.parameter("id"), "/timeline"), "casework.note_added");
  if (done.errors().front().kind == ErrorKind::not_found) return web::error_page(context, done.errors());
  return timeline_page(context, house, done.errors());
}

}  // namespace waarborg::casework
