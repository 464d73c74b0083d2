#include "platform/audit/chain_hash.h"

namespace waarborg::audit {
namespace {

void add_number(Bytes& out, std::int64_t number) {
  const auto bits = static_cast<std::uint64_t>(number);
  for (unsigned i = 0; i < 8; ++i) out.push_back(static_cast<std::uint8_t>(bits >> (8U * i)));
}

void add_field(Bytes& out, ByteView field) {
  add_number(out, static_cast<std::int64_t>(field.size()));
  out.insert(out.end(), field.begin(), field.end());
}

void add_number_field(Bytes& out, std::int64_t number) {
  add_number(out, 8);
  add_number(out, number);
}

}  // namespace

Bytes first_hash(std::string_view chain) { return sealing::digest(as_bytes("waarborg audit 1 " + std::string(chain))); }

Bytes hash_of(ByteView previous, const Line& line) {
  Bytes message;
  add_field(message, previous);
  add_field(message, as_bytes(line.chain));
  add_number_field(message, line.seq);
  add_number_field(message, line.at);
  for (const std::string* field :
       {&line.entry.actor, &line.entry.action, &line.entry.matter_id, &line.entry.person_id, &line.entry.detail}) {
    add_field(message, as_bytes(*field));
  }
  return sealing::digest(message);
}

Bytes seal_message(std::string_view chain, std::int64_t seq, std::int64_t at, ByteView hash) {
  Bytes message;
  add_field(message, as_bytes("waarborg audit head 1"));
  add_field(message, as_bytes(chain));
  add_number_field(message, seq);
  add_number_field(message, at);
  add_field(message, hash);
  return message;
}

}  // namespace waarborg::audit
