#include "features/reports/mailbox_pages.h"

#include "features/reports/mailbox_session.h"
#include "features/reports/mailbox_views.h"
#include "matters/sent_letter.h"
#include "platform/web/download.h"

namespace waarborg::reports {

namespace {

http::Response filled_up(http::Response response) {
  constexpr std::string_view kOpen = "<!--";
  constexpr std::string_view kClose = "-->\n";
  const std::size_t size = response.body.size() + kOpen.size() + kClose.size();
  std::string filler = to_hex(random_bytes((kSizeClass - size % kSizeClass) / 2 + 1));
  filler.resize(kSizeClass - size % kSizeClass);
  response.body.append(kOpen).append(filler).append(kClose);
  return response;
}

const std::string& cookie_of(const web::Context& context) { return context.request.cookie(kMailboxCookie); }

bool is_way_in(const Errors& errors) {
  return errors.front().code == "reports.session_over" || errors.front().code == "mailbox.unknown";
}

/// The way in again. Always status 200: its size and status are those of a mailbox that opened.
http::Response entry_again(web::Context& context, const Errors& errors) {
  html::FormState form;
  form.errors = {
      invalid(errors.front().code == "mailbox.unknown" ? "reports.code_unknown" : "reports.session_over", "code")};
  return filled_up(web::render(context, {context.t("reports.mailbox")}, enter_view(context.t, form)));
}

MailboxPage page_of(web::Context& context, Mailbox mailbox) {
  MailboxPage page{std::move(mailbox)};
  page.size_max = context.t.bytes(context.platform.config.upload_bytes_max);
  page.zone = context.platform.config.zone;
  return page;
}

http::Response show_page(web::Context& context, const MailboxPage& page) {
  web::PageOptions options{context.t("reports.mailbox")};
  if (!page.form.errors.empty()) options.status = web::status_of(page.form.errors);
  return filled_up(web::render(context, options, mailbox_view(context.t, page)));
}

Result<std::string> begin(matters::House& house, const std::string& code) {
  const auto reporter = key_of_code(house, code);
  return house.database().write(
      [&](storage::Transaction& tx) -> Result<std::string> { return begin_session(tx, house, reporter); });
}

/// A message that could not be taken, with its text and files: in the mailbox, or before its door.
http::Response message_again(web::Context& context, matters::House& house, const std::string& cookie, Errors errors) {
  auto kept = keep_files(house, context.request);
  if (!kept.ok()) return web::error_page(context, kept.errors());
  html::FormState form;
  form.values.emplace_back("message", context.request.form.get("message"));
  auto mailbox = is_way_in(errors) ? Result<Mailbox>(errors) : read_mailbox(house, cookie);
  if (mailbox.ok()) {
    form.errors = std::move(errors);
    MailboxPage page = page_of(context, std::move(*mailbox));
    page.form = std::move(form);
    page.kept = std::move(*kept);
    return show_page(context, page);
  }
  if (!is_way_in(mailbox.errors())) return web::error_page(context, mailbox.errors());
  const bool unknown = mailbox.error().code == "mailbox.unknown";
  form.errors = {invalid(unknown ? "reports.code_unknown" : "reports.session_over", "code")};
  web::PageOptions options{context.t("reports.mailbox")};
  options.status = 422;
  return filled_up(web::render(context, options, resume_view(context.t, form, *kept)));
}

}  // namespace

http::Response show_mailbox_entry(web::Context& context) {
  return filled_up(web::render(context, {context.t("reports.mailbox")}, enter_view(context.t, {})));
}

http::Response enter_mailbox(web::Context& context, matters::House& house) {
  const auto cookie = begin(house, context.request.form.get("code"));
  if (!cookie.ok()) return web::error_page(context, cookie.errors());
  http::Response response = http::see_other("/mailbox/open");
  response.set_cookie(kMailboxCookie, *cookie, kMailboxPath);
  return response;
}

http::Response show_mailbox(web::Context& context, matters::House& house) {
  auto mailbox = read_mailbox(house, cookie_of(context));
  if (mailbox.ok()) return show_page(context, page_of(context, std::move(*mailbox)));
  if (is_way_in(mailbox.errors())) return entry_again(context, mailbox.errors());
  return web::error_page(context, mailbox.errors());
}

http::Response send_message(web::Context& context, matters::House& house) {
  std::string cookie = cookie_of(context);
  const bool with_code = !context.request.form.get("code").empty();
  if (with_code) {
    auto begun = begin(house, context.request.form.get("code"));
    if (!begun.ok()) return message_again(context, house, cookie, begun.errors());
    cookie = std::move(*begun);
  }
  const auto written = write_to_mailbox(house, cookie, context.request, context.t("reports.files_only"));
  http::Response response = written.ok() ? web::see_other_with_notice("/mailbox/open", "reports.message_sent")
                                         : message_again(context, house, cookie, written.errors());
  if (with_code) response.set_cookie(kMailboxCookie, cookie, kMailboxPath);
  return response;
}

http::Response give_file(web::Context& context, matters::House& house) {
  const auto document = find_in_mailbox(house, cookie_of(context), context.request.form.get("document"));
  if (!document.ok() && is_way_in(document.errors())) return entry_again(context, document.errors());
  if (!document.ok()) return web::error_page(context, document.errors());
  auto file = web::download_sealed(house.platform.config.files() / document->file, document->key, document->name,
                                   document->size);
  return file.ok() ? std::move(*file) : web::error_page(context, file.errors());
}

http::Response give_letter(web::Context& context, matters::House& house) {
  const auto mailbox = read_mailbox(house, cookie_of(context));
  if (!mailbox.ok() && is_way_in(mailbox.errors())) return entry_again(context, mailbox.errors());
  if (!mailbox.ok()) return web::error_page(context, mailbox.errors());
  for (const auto& message : mailbox->messages) {
    if (message.direction != matters::Direction::out || message.id != context.request.form.get("message")) continue;
    auto pdf = matters::letter_pdf(house, context.t, mailbox->number, message, mailbox->recipient);
    if (!pdf.ok()) return web::error_page(context, pdf.errors());
    return web::download(as_text(*pdf), mailbox->number + ".pdf");
  }
  return web::error_page(context, {not_found()});
}

http::Response close_mailbox(web::Context& context, matters::House& house) {
  const auto ended = house.database().write([&](storage::Transaction& tx) -> Result<Done> {
    end_session(tx, cookie_of(context));
    return Done{};
  });
  if (!ended.ok()) return web::error_page(context, ended.errors());
  http::Response response = web::see_other_with_notice("/mailbox", "reports.closed_notice");
  response.clear_cookie(kMailboxCookie, kMailboxPath);
  return response;
}

}  // namespace waarborg::reports
