// Who is looking: the account behind a session or token, its roles with their scope, its desks, and (for a
// session) its opened key for the length of one request.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "platform/i18n/texts.h"
#include "platform/sealing/sealing.h"

namespace waarborg::identity {

/// What an account may do in general; what it may see of a matter is matters::may_see alone.
enum class Role {
  employee,    ///< every account
  team_chief,  ///< the line: gets matters handed back (TRI-02), line talks and enquiries
  triage,      ///< triage board
  handler,     ///< investigator of internal affairs
  authority,   ///< competent authority: commissions and decides (ORG-04)
  complaint_handler,
  complaint_committee,  ///< independent committee (Politiewet 67a)
  confidential_adviser,
  prevention,
  analyst,  ///< figures and query logs
  privacy_officer,
  auditor,        ///< audit log, figures; no content
  administrator,  ///< units, people, roles, procedures; no content
  custodian,      ///< holds one part of the recovery key
};
std::string_view code_of(Role role);
std::optional<Role> role_from(std::string_view code);
const std::vector<Role>& all_roles();

/// A role within a unit and all below it; the root unit means the whole force.
struct Grant {
  Role role;
  std::string unit_id;
};

struct DeskKey {
  std::string desk_id;
  std::string code;  ///< "triage", "complaints", ...
  sealing::KeyPair pair;
};

struct Viewer {
  std::string account_id;
  std::string person_id;
  std::string name;
  i18n::Language language = i18n::Language::nl;
  std::vector<Grant> grants;
  Bytes person_token;  ///< keyed token of person_id, for exclusions
  /// Empty for an API token: a token sees plain fields only.
  std::optional<sealing::KeyPair> key;
  std::vector<DeskKey> desks;
  std::string session_id;  ///< or the token's id
  std::string csrf;        ///< expected in every form of this session

  [[nodiscard]] bool has(Role role) const {
    for (const auto& grant : grants)
      if (grant.role == role) return true;
    return role == Role::employee;
  }
  [[nodiscard]] bool has_any(const std::vector<Role>& roles) const {
    for (const auto role : roles)
      if (has(role)) return true;
    return roles.empty();
  }
  /// "a:ACCOUNT" and "d:DESK" for each desk: the names under which access is kept.
  [[nodiscard]] std::vector<std::string> principals() const {
    std::vector<std::string> out{"a:" + account_id};
    for (const auto& desk : desks) out.push_back("d:" + desk.desk_id);
    return out;
  }
};

}  // namespace waarborg::identity
