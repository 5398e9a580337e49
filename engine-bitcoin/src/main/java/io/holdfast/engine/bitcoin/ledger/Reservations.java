package io.holdfast.engine.bitcoin.ledger;

import io.holdfast.api.Call;
import io.holdfast.api.StorageView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is reserved in the ledgers of a mount and not signed yet, so that it can be released. */
public final class Reservations {
  /** The subject under which the mount schedules its look at them. */
  public static final String SUBJECT = "reservations";

  /** For how long a signature may be made: the longest that an effect takes, and much more. */
  public static final Duration LONGEST = Duration.ofMinutes(5);

  private static final String OPEN = "reserved/";
  private static final String WATCH = "reserved-watch";
  private static final byte[] MARK = {1};

  private final StorageView open;

  Reservations(StorageView mount, String ledger) {
    this.open = mount.below(OPEN + ledger + "/");
  }

  /** Notes whether a group has something reserved. */
  void mark(String group, boolean held) {
    if (held) {
      open.put(group, MARK);
    } else {
      open.delete(group);
    }
  }

  /** When an attempt that begins now is over; has it looked at then. */
  public static Instant begin(Call call) {
    Instant until = call.now().plus(LONGEST);
    if (!call.storage().exists(WATCH)) {
      watch(call, until);
    }
    return until;
  }

  private static void watch(Call call, Instant when) {
    call.storage().put(WATCH, MARK);
    call.services().schedule().at(SUBJECT, when);
  }

  /** Releases what was reserved by attempts whose time is over. */
  public static void release(Call call) {
    StorageView mount = call.storage();
    List<String> all = mount.keys(OPEN, "", Integer.MAX_VALUE);
    LedgerNames names = LedgerNames.of(mount);
    boolean left = false;
    for (String each : all) {
      int slash = each.indexOf('/');
      Ledger ledger = Ledger.at(mount, names, each.substring(0, slash), call.now());
      String name = each.substring(slash + 1);
      Group group = ledger.group(name);
      Group rest = group.expired(Ledger.nanos(call.now()));
      if (!rest.equals(group)) {
        ledger.save(name, rest);
      }
      left |= !rest.held().isEmpty();
    }
    if (left) {
      watch(call, call.now().plus(LONGEST));
    } else {
      mount.delete(WATCH);
    }
  }
}
