// The lists of the ends as files: whole, and each look in the audit log.
#include "features/decisions/ends_pages.h"
#include "matters/kind_words.h"

namespace waarborg::decisions {

namespace {

using storage::Transaction;
using web::Context;

/// Every page of a list as rows of a sheet; the look is in the audit log.
template <class Row>
http::Response export_list(Context& context, const Pages& pages, web::Sheet sheet, std::string_view format,
                           const std::function<Portion<Row>(Transaction&, const std::string& after)>& portion_after,
                           const std::function<std::vector<std::string>(const Row&)>& cells) {
  const auto done = pages.house.database().write([&](Transaction& tx) -> Result<Done> {
    sheet.rows.clear();  // the work may run anew
    std::string after;
    do {
      const auto portion = portion_after(tx, after);
      for (const auto& row : portion.rows) sheet.rows.push_back(cells(row));
      after = portion.next;
    } while (!after.empty());
    audit::record(tx, pages.house.clock(),
                  {audit::Chain::staff, context.viewer().account_id, "retention.export", "", "",
                   std::to_string(sheet.rows.size())});
    return Done{};
  });
  if (!done.ok()) return web::error_page(context, done.errors());
  return web::export_sheet(context, sheet, format);
}

http::Response export_destructible(Context& context, const Pages& pages, std::string_view format) {
  const auto& t = context.t;
  using matters::Retained;
  return export_list<Retained>(
      context, pages,
      {t("decisions.destruction"), {t("common.number"), t("common.kind"), t("decisions.retention_ended")}, {}}, format,
      [&](Transaction& tx, const std::string& after) {
        return destructible(tx, pages.house, context.viewer(), after, kEndsRows);
      },
      [&](const Retained& one) {
        return std::vector{one.number, matters::kind_title(t, pages.house, one.kind), to_iso(one.retain_until)};
      });
}

http::Response export_lists(Context& context, const Pages& pages, std::string_view format) {
  const auto& t = context.t;
  return export_list<Destruction>(
      context, pages,
      {t("decisions.lists_caption"), {t("decisions.proposed_on"), t("common.number"), t("decisions.destroyed_on")}, {}},
      format,
      [&](Transaction& tx, const std::string& after) { return destructions(tx, context.viewer(), after, kEndsRows); },
      [&](const Destruction& list) {
        return std::vector{to_iso(list.proposed_on), numbers_of(list),
                           list.confirmed_on ? to_iso(*list.confirmed_on) : std::string{}};
      });
}

http::Response export_erasures(Context& context, const Pages& pages, bool confirmed, std::string_view format) {
  const auto& t = context.t;
  return export_list<Erasure>(
      context, pages,
      {t(confirmed ? "decisions.erased" : "decisions.erasures"),
       {t("common.number"), t("decisions.measure"), t("decisions.decided_on"), t("decisions.erased_from"),
        t("decisions.erased_on")},
       {}},
      format,
      [&](Transaction& tx, const std::string& after) {
        return erasures(tx, context.viewer(), confirmed, after, kEndsRows);
      },
      [&](const Erasure& one) {
        return std::vector{one.number, measure_title(t, pages, one.measure), to_iso(one.pronounced_on),
                           to_iso(one.due_on), one.confirmed_on ? to_iso(*one.confirmed_on) : std::string{}};
      });
}

}  // namespace

std::string measure_title(const i18n::Translator& t, const Pages& pages, const std::string& key) {
  const auto* measure = pages.terms->sanctions.measure(key);
  return measure ? t(measure->title) : key;
}

std::string numbers_of(const Destruction& list) {
  std::string out;
  for (const auto& line : list.lines) out += (out.empty() ? "" : ", ") + line.matter.number;
  return out;
}

void add_ends_exports(web::RouteTable& table, const Pages& pages, const std::vector<identity::Role>& who) {
  for (const std::string format : {"csv", "xlsx", "ods"}) {
    const auto add = [&](const std::string& name, const std::string& path, auto handler) {
      table.add(web::page("decisions." + name + "_" + format, std::string(kRetentionPath) + path + "." + format, who,
                          [pages, handler, format](Context& context) { return handler(context, pages, format); }));
    };
    add("retention", "", export_destructible);
    add("destructions", "/lists", export_lists);
    add("erasures", "/erasures",
        [](Context& context, const Pages& of, std::string_view as) { return export_erasures(context, of, false, as); });
    add("erased", "/erasures/confirmed",
        [](Context& context, const Pages& of, std::string_view as) { return export_erasures(context, of, true, as); });
  }
}

}  // namespace waarborg::decisions
