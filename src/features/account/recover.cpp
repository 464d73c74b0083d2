// For who lost the password: how it goes, and the form for the code that an administrator handed out.
#include "features/account/pages.h"
#include "features/account/password_form.h"
#include "features/account/recovery_view.h"

namespace waarborg::account {
namespace {

http::Response show(web::Context& context, const html::FormState& state) {
  const int status = state.errors.empty() ? 200 : web::status_of(state.errors);
  return web::render(context, {.title = context.t("recovery.recover_title"), .status = status},
                     recover_view(context.t, state));
}

}  // namespace

http::Response recover_page(web::Context& context) { return show(context, {}); }

http::Response recover(web::Context& context) {
  const http::Fields& form = context.request.form;
  Errors errors = faults_of_new_password(form);
  if (form.get("code").empty()) errors.insert(errors.begin(), invalid("error.required", "code"));
  if (!errors.empty()) return show(context, {{}, errors});  // a code is a secret: not even its own page repeats it
  web::Platform& platform = context.platform;
  sealing::PasswordCost cost;
  cost.memory_bytes = platform.config.password_memory_mib << 20U;
  const auto recovered = auth::use_recovery_code(platform.database, platform.clock, platform.keys, cost,
                                                 form.get("code"), form.get("password_new"));
  if (!recovered) return show(context, {{}, with_form_fields(recovered.errors())});
  return web::render(context, {.title = context.t("recovery.recover_title")}, recovered_view(context.t, *recovered));
}

}  // namespace waarborg::account
