#include <array>
#include <utility>

#include "platform/identity/viewer.h"

namespace waarborg::identity {
namespace {

constexpr std::array<std::pair<Role, std::string_view>, 14> kRoles{{
    {Role::employee, "employee"},
    {Role::team_chief, "team_chief"},
    {Role::triage, "triage"},
    {Role::handler, "handler"},
    {Role::authority, "authority"},
    {Role::complaint_handler, "complaint_handler"},
    {Role::complaint_committee, "complaint_committee"},
    {Role::confidential_adviser, "confidential_adviser"},
    {Role::prevention, "prevention"},
    {Role::analyst, "analyst"},
    {Role::privacy_officer, "privacy_officer"},
    {Role::auditor, "auditor"},
    {Role::administrator, "administrator"},
    {Role::custodian, "custodian"},
}};

}  // namespace

std::string_view code_of(Role role) { return kRoles[static_cast<std::size_t>(role)].second; }

std::optional<Role> role_from(std::string_view code) {
  for (const auto& [role, name] : kRoles) {
    if (name == code) return role;
  }
  return std::nullopt;
}

const std::vector<Role>& all_roles() {
  static const std::vector<Role> roles = [] {
    std::vector<Role> all;
    for (const auto& [role, name] : kRoles) all.push_back(role);
    return all;
  }();
  return roles;
}

}  // namespace waarborg::identity
