// Handing in a report (return code to key, matter sealed and opened in one transaction), beside Argon2id alone at the
// same cost: what is dear about a submission should be what protects its return code.
#include <fmt/core.h>
#include <sodium.h>

#include "bench/peer.h"
#include "matters/testing.h"

using namespace waarborg;
using namespace waarborg::bench;

namespace {

constexpr int kTimes = 25;

double submit(matters::TestHouse& house, const sealing::PasswordCost& cost) {
  const std::string code = *sealing::normalise_return_code(sealing::new_return_code());
  auto request = house.report("Cadeaus van een leverancier", std::string(1500, 'x'));
  const Stopwatch watch;
  request.mailbox = sealing::reporter_key(code, house.house().keys().reporter_salt, cost);
  house.open(request);
  return watch.seconds() * 1000;
}

double argon2id(const sealing::PasswordCost& cost) {
  const unsigned char salt[crypto_pwhash_SALTBYTES] = {1};
  unsigned char key[32];
  const std::string code = "0123456789012345";
  const Stopwatch watch;
  if (crypto_pwhash(key, sizeof key, code.data(), code.size(), salt, cost.operations, cost.memory_bytes,
                    crypto_pwhash_ALG_ARGON2ID13) != 0)
    std::exit(1);
  return watch.seconds() * 1000;
}

}  // namespace

int main() {
  const storage::TemporaryDatabase place(storage::Dialect::sqlite);
  const auto database = storage::open_database(place.config());
  storage::migrate(*database, matters::test_migrations());
  matters::TestHouse house(*database);
  const sealing::PasswordCost cost;
  std::vector<double> ours, bare;
  for (int time = 0; time < kTimes; ++time) {  // in turn, so that both meet the same load of the machine
    ours.push_back(submit(house, cost));
    bare.push_back(argon2id(cost));
  }
  fmt::print(
      "| Handing in a report, median of {} | {:.1f} ms | bare Argon2id of the same cost (64 MiB, 2 passes): "
      "{:.1f} ms | {:.2f} times the time |\n",
      kTimes, median(ours), median(bare), median(ours) / median(bare));
}
