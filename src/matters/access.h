// Who may see a matter: the one function, and the one way to a matter's key.
//
// A person sees a matter when one of their principals (own account, a desk they sit at) has access and no exclusion
// bears their token. Every query of lists, counts and searches goes through matters_access and the same exclusions
// (queue.h), so that what is invisible leaves no row, count, hit or gap.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "matters/house.h"
#include "matters/matter.h"
#include "platform/identity/viewer.h"
#include "platform/sealing/sealing.h"

namespace waarborg::matters {

[[nodiscard]] bool may_see(storage::Transaction& tx, const identity::Viewer& viewer, const std::string& matter_id);

/// A matter in the hands of somebody who may see it, with its key. Made by look() and open_for() only.
struct Opened {
  Matter matter;
  sealing::Key key;
  std::shared_ptr<const Procedure> procedure;
};

/// Authorises and opens within the caller's transaction. Errors: not_found, the same for a matter that does not exist
/// and one that may not be seen; "matter.key_missing" when seeing is allowed but no wrapped key reaches this person
/// yet (a colleague at the desk has to pass it on).
Result<Opened> open_for(storage::Transaction& tx, House& house, const identity::Viewer& viewer,
                        const std::string& matter_id);

/// open_for in a transaction of its own that leaves a trace of the look, a refused one too (architecture, idea 6).
Result<Opened> look(House& house, const identity::Viewer& viewer, const std::string& matter_id);

/// Gives a principal access; brings the queue's columns along. Idempotent.
void give_access(storage::Transaction& tx, const Matter& matter, const std::string& principal);
void take_access(storage::Transaction& tx, const std::string& matter_id, const std::string& principal);
/// Wraps the matter key for a holder ("a:ID", "d:ID", "mailbox", "recovery").
void give_key(storage::Transaction& tx, const std::string& matter_id, const std::string& holder,
              const sealing::Key& key, const sealing::PublicKey& public_key, int generation = 1);
void take_key(storage::Transaction& tx, const std::string& matter_id, const std::string& holder);
void exclude(storage::Transaction& tx, const std::string& matter_id, const Bytes& token, const std::string& reason);
[[nodiscard]] bool is_excluded(storage::Transaction& tx, const std::string& matter_id, const Bytes& token);

/// Gives a desk the matter: access for the desk, and the key wrapped for the desk; or, when somebody at the desk is
/// excluded, for every other member apart, so that the excluded member cannot open it even with the desk's key.
/// Answers false when nobody at the desk may see it.
bool give_to_desk(storage::Transaction& tx, const House& house, const Matter& matter, const sealing::Key& key,
                  const std::string& desk_code);

/// Reckons the matter's earliest due date from its running clocks and open steps and writes it where queues sort.
void refresh_due(storage::Transaction& tx, const std::string& matter_id);

/// After a desk got a new key pair: wraps every matter key the desk holds for the new one. Bounded per call;
/// answers how many are left.
Result<std::int64_t> rewrap_desk(storage::Transaction& tx, const std::string& desk_id, const sealing::KeyPair& old_pair,
                                 const sealing::PublicKey& new_key, int new_generation, int limit);

}  // namespace waarborg::matters
