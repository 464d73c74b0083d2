// The custodians' room: requests for recovery, one request, and their answer to it.
#include "features/account/pages.h"
#include "features/account/recovery_view.h"
#include "matters/matter.h"
#include "matters/stranded.h"
#include "platform/auth/first_password.h"
#include "platform/directory/directory.h"

namespace waarborg::account {
namespace {

constexpr int kRequestsShown = 100;

std::string name_of(storage::Transaction& tx, const web::Platform& platform, const std::string& account_id) {
  const auto account = directory::find_account(tx, account_id);
  return account ? directory::person_name(tx, platform.keys, account->person_id) : std::string{};
}

std::string place_of(storage::Transaction& tx, const web::Platform& platform, const std::string& account_id) {
  const auto account = directory::find_account(tx, account_id);
  const auto person = account ? directory::find_person(tx, platform.keys, account->person_id) : std::nullopt;
  if (!person) return {};
  const auto unit = directory::find_unit(tx, person->unit_id);
  const std::string where = unit ? unit->name : std::string{};
  return person->function.empty() ? where : person->function + ", " + where;
}

RecoveryShown shown_of(storage::Transaction& tx, const web::Platform& platform, auth::RecoveryRequest request) {
  RecoveryShown shown;
  if (request.purpose == auth::RecoveryPurpose::account) {
    shown.about = name_of(tx, platform, request.account_id);
    shown.place = place_of(tx, platform, request.account_id);
  }
  for (const auto& id : request.matter_ids)
    if (const auto matter = matters::load_matter(tx, id))
      shown.about += (shown.about.empty() ? "" : ", ") + matter->number;
  if (request.proposed)
    for (const auto& account : request.proposed->custodians) shown.proposed.push_back(name_of(tx, platform, account));
  shown.asked_by = name_of(tx, platform, request.asked_by);
  for (const auto& voice : request.voices) shown.voices.push_back(name_of(tx, platform, voice.account_id));
  if (const auto setting = auth::recovery_setting(tx)) shown.needed = setting->needed;
  shown.request = std::move(request);
  return shown;
}

/// The request as this custodian may see it; the look is traced.
Result<RecoveryPage> open_request(storage::Transaction& tx, const web::Context& context, const std::string& id) {
  const web::Platform& platform = context.platform;
  const auto& viewer = context.viewer();
  auto request = auth::find_recovery(tx, platform.clock, platform.keys, id);
  if (!request || !auth::is_custodian(tx, viewer.account_id) || auth::is_barred(tx, id, viewer.account_id))
    return not_found();
  audit::record(tx, platform.clock,
                {audit::Chain::staff, viewer.account_id, "recovery.read", "", "", "recovery:" + request->id});
  RecoveryPage page{shown_of(tx, platform, std::move(*request)), context.csrf()};
  const auto free = auth::check_voice(tx, platform.clock, platform.keys, viewer.account_id, id);
  if (!free) page.hindrance = free.error();
  return page;
}

std::string title_of(const i18n::Translator& t, const RecoveryShown& shown) {
  const bool account = shown.request.purpose == auth::RecoveryPurpose::account;
  return account ? t("recovery.one_title", {shown.about}) : subject_line(t, shown);
}

http::Response show(web::Context& context, const html::FormState& agree, const html::FormState& refuse) {
  auto page = context.platform.database.write(
      [&](storage::Transaction& tx) { return open_request(tx, context, context.request.parameter("id")); });
  if (!page) return web::error_page(context, page.errors());
  page->agree = agree;
  page->refuse = refuse;
  const Errors& errors = agree.errors.empty() ? refuse.errors : agree.errors;
  return web::render(context,
                     {.title = title_of(context.t, page->shown),
                      .crumbs = {{context.t("recovery.title"), "/recovery"}},
                      .status = errors.empty() ? 200 : web::status_of(errors)},
                     recovery_view(context.t, *page));
}

}  // namespace

http::Response recovery_list(web::Context& context) {
  const web::Platform& platform = context.platform;
  const auto requests = platform.database.read([&](storage::Transaction& tx) -> Result<std::vector<RecoveryShown>> {
    std::vector<RecoveryShown> all;
    if (!auth::is_custodian(tx, context.viewer().account_id)) return forbidden("recovery.no_part");
    for (auto& request : auth::recovery_requests(tx, platform.clock, platform.keys, kRequestsShown))
      if (!auth::is_barred(tx, request.id, context.viewer().account_id))
        all.push_back(shown_of(tx, platform, std::move(request)));
    return all;
  });
  if (!requests) return web::error_page(context, requests.errors());
  return web::render(context, {.title = context.t("recovery.title")}, recovery_list_view(context.t, *requests));
}

http::Response recovery_request(web::Context& context) { return show(context, {}, {}); }

http::Response agree_to_recovery(web::Context& context, matters::House& house) {
  web::Platform& platform = context.platform;
  const std::string id = context.request.parameter("id");
  const auto& viewer = context.viewer();
  const auto agree = [&]() -> Result<Done> {
    const std::string& password = context.request.form.get("password");
    if (password.empty()) return invalid("error.required", "password");
    TRY(auth::confirm_password(platform.database, platform.clock, platform.keys, viewer, password));
    return platform.database.write([&](storage::Transaction& tx) {
      return auth::agree_to_recovery(tx, platform.clock, platform.keys, viewer, id,
                                     [&](storage::Transaction& inner, const std::string& matter_id,
                                         const sealing::KeyPair& recovery, const std::string& actor) {
                                       return matters::open_with_recovery(inner, house, matter_id, recovery, actor);
                                     });
    });
  };
  const auto done = agree();
  if (!done) return show(context, {{}, done.errors()}, {});
  return web::see_other_with_notice("/recovery/" + id, "recovery.agreed_notice");
}

http::Response refuse_recovery(web::Context& context) {
  web::Platform& platform = context.platform;
  const std::string id = context.request.parameter("id");
  const auto done = platform.database.write([&](storage::Transaction& tx) {
    return auth::refuse_recovery(tx, platform.clock, platform.keys, context.viewer(), id,
                                 context.request.form.get("reason"));
  });
  if (!done) return show(context, {}, web::state_of(context.request, done.errors()));
  return web::see_other_with_notice("/recovery/" + id, "recovery.refused_notice");
}

std::int64_t recoveries_waiting(const web::Context& context) {
  const web::Platform& platform = context.platform;
  const auto waiting = platform.database.read([&](storage::Transaction& tx) -> Result<std::int64_t> {
    return auth::recoveries_waiting(tx, platform.clock, context.viewer().account_id);
  });
  return waiting ? *waiting : 0;
}

}  // namespace waarborg::account
