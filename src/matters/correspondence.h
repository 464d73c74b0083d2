// Messages with the reporter or complainant, documents, and notes.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "matters/timeline.h"
#include "platform/http/message.h"

namespace waarborg::matters {

enum class Direction { in, out };

struct MatterMessage {
  std::string id;
  Direction direction = Direction::in;
  Instant at;
  bool day_only = false;
  std::string author;
  std::string letter;  ///< letter key, or empty
  std::string subject;
  std::string body;
  std::optional<Date> read_on;
};
std::vector<MatterMessage> messages(storage::Transaction& tx, const Opened& opened);

/// From the matter's people to the reporter or complainant. Errors: "error.required".
Result<Done> send_message(storage::Transaction& tx, House& house, const Opened& opened, const std::string& author,
                          const std::string& letter, const std::string& subject, const std::string& body);
/// From the reporter or complainant (`author`). Makes a task for who handles it.
Result<Done> receive_message(storage::Transaction& tx, House& house, const Opened& opened, const std::string& author,
                             const std::string& body);
/// Marks what the reporter or complainant was sent as read (`Direction::out`), or what came in.
void mark_read(storage::Transaction& tx, const House& house, const std::string& matter_id, Direction direction);

Result<Done> add_note(storage::Transaction& tx, const House& house, const Opened& opened, const std::string& author,
                      const std::string& text);

struct MatterDocument {
  std::string id;
  Instant at;
  bool day_only = false;
  std::string author;
  std::string name;
  std::string content_type;
  std::uint64_t size = 0;
  std::string sha256_hex;
  bool reporter_sees = false;
  std::string file;  ///< name in the files folder
  sealing::Key key;  ///< of that file
};
std::vector<MatterDocument> documents(storage::Transaction& tx, const Opened& opened);
/// Errors: not_found.
Result<MatterDocument> find_document(storage::Transaction& tx, const Opened& opened, const std::string& document_id);

/// Takes an upload into the files folder (by rename, so nothing is copied) and records it. When the transaction
/// fails the file is left behind without a key: nobody can read it.
Result<Done> add_document(storage::Transaction& tx, const House& house, const Opened& opened, const std::string& author,
                          const http::Upload& upload, ReporterSees reporter_sees);
/// The same file in another matter, its key sealed anew; no reporter of that matter sees it.
void share_document(storage::Transaction& tx, const House& house, const Opened& to, const MatterDocument& document);

}  // namespace waarborg::matters
