// Papers that the house makes itself, kept as documents of the matter: sealed like any other.
#pragma once

#include <functional>
#include <string>

#include "matters/correspondence.h"
#include "matters/letters.h"
#include "platform/web/context.h"

namespace waarborg::enquiries {

/// Bytes as a file that came in: sealed under a key of its own, waiting in the uploads folder.
Result<http::Upload> sealed_upload(const matters::House& house, const std::string& name, const std::string& type,
                                   ByteView content);
/// Adds it to the matter's documents; answers the document's id.
Result<std::string> keep_document(storage::Transaction& tx, matters::House& house, const matters::Opened& opened,
                                  const identity::Viewer& viewer, const http::Upload& upload);

/// A letter of content/letters, filled, as PDF. Blocks; never within a transaction. Errors: "error.pdf_unavailable";
/// "enquiries.no_letter" when the content has none with that key.
Result<Bytes> letter_paper(const matters::House& house, const i18n::Translator& t, const matters::Matter& matter,
                           std::string_view letter, const matters::LetterValues& values,
                           const std::vector<std::string>& recipient);

/// Keeps a PDF that was made as a document of the request's matter, then runs `then` with the document's id in the same
/// transaction. What was written is removed again when that fails.
using AfterKeeping =
    std::function<Result<Done>(storage::Transaction&, matters::Opened&, const std::string& document_id)>;
Result<Done> keep_paper(web::Context& context, matters::House& house, const std::string& name, const Bytes& pdf,
                        const AfterKeeping& then);

}  // namespace waarborg::enquiries
