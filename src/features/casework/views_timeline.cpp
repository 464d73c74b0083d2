#include "features/casework/views.h"

namespace waarborg::casework {

Html timeline_view(const Translator& t, const TimelineView& view, const FormState& state) {
  Html out = html::error_summary(t, state.errors, {{"note", t("step.note")}});
  out << html::form_start(path_of(view.matter_id, "/timeline"), view.csrf)
      << html::text_field(t, state, "note", t("casework.new_note"), {.hint = t("casework.note_hint"), .rows = 3})
      << "<p class=\"actions\">"_html << html::submit(t("common.add")) << "</p>"_html << html::form_end() << "<h2>"_html
      << t("casework.timeline") << "</h2>"_html << html::filter_form_start(path_of(view.matter_id, "/timeline"))
      << html::select_field(t, view.filter, "kind", t("common.kind"), view.kinds, {.filter = true})
      << html::select_field(t, view.filter, "who", t("casework.person"), view.people, {.filter = true})
      << html::submit(t("common.filter"), html::ButtonKind::plain) << html::form_end();
  if (view.items.empty()) return out << "<p>"_html << t("common.nothing_found") << "</p>"_html;
  return out << html::timeline(t, view.items) << html::pager(t, view.list, view.next);
}

}  // namespace waarborg::casework
