// Reporting: route guide, report, return code, mailbox. Other features open matters with a mailbox through here.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "matters/house.h"
#include "matters/opening.h"
#include "platform/html/components.h"
#include "platform/web/context.h"

namespace waarborg::reports {

/// Adds this feature's routes and menu entries, and its daily job.
void add_routes(web::RouteTable& table, matters::House& house);

// ---- A matter of somebody outside, with a mailbox and files.

/// Files in one form at most, those kept from an earlier attempt included.
inline constexpr std::size_t kFilesMax = 20;
/// Form field of the files themselves, and of the tokens of those that the server kept.
inline constexpr std::string_view kFilesField = "files";
inline constexpr std::string_view kKeptField = "kept";
/// Form field of the secret that makes sending twice harmless.
inline constexpr std::string_view kOnceField = "once";

/// A fresh value for kOnceField. The return code follows from it, so that whoever sends the same form again (a lost
/// answer, a second click) is shown the same code and nothing is made twice.
std::string new_once();

struct Submission {
  matters::NewMatter matter;  ///< `mailbox` is filled in here; actor "reporter" or "complainant"
  std::string once;           ///< kOnceField as posted; anything else than new_once() made gives a new code
  /// What else comes with it, in the same transaction; not called for a form that had arrived before.
  std::function<Result<Done>(storage::Transaction&, matters::Opened&)> also{};
  /// Reads what the sender is told of the matter, be it new or there already; the transaction may run more than once.
  std::function<void(storage::Transaction&, const matters::Opened&)> tell{};
};
struct Receipt {
  std::string code;       ///< to show once, never to keep
  bool repeated = false;  ///< this form had arrived before
};
/// Opens the matter with its mailbox and documents in one transaction, durable when it answers. Takes the files of
/// the request, and those kept from earlier attempts that its form names. Costs one Argon2id. Nothing of the request
/// but files and their tokens is read.
/// Errors: those of matters::open_matter; "reports.too_many_files"; the files then are still where they were: keep
/// them with keep_files.
Result<Receipt> submit_with_mailbox(matters::House& house, const Submission& submission, const http::Request& request);

/// What was sent in, and so what can be done when the code is lost.
enum class SentIn { report, complaint };
/// The panel that shows the code, with how to keep it and a link to the mailbox.
html::Html return_code_panel(const i18n::Translator& t, const Receipt& receipt, SentIn sent = SentIn::report);

// ---- Files of a form that is shown again, so that nothing has to be sent twice.

struct KeptFile {
  std::string token;  ///< "ID.KEY", for a hidden field: the only place of the key
  std::string name;
  std::uint64_t size = 0;
};
/// Keeps the files that came with this request and answers all that its form has now, older ones included. Up to
/// kFilesMax; those over it are dropped. What is not claimed is removed after a day.
Result<std::vector<KeptFile>> keep_files(matters::House& house, const http::Request& request);
/// Tick boxes that keep (ticked) or drop a file, and the field for more.
html::Html file_fields(const i18n::Translator& t, const html::FormState& state, const std::vector<KeptFile>& kept,
                       const std::string& size_max);

}  // namespace waarborg::reports
