package io.holdfast.core.audit;

import io.holdfast.api.Refusal;
import io.holdfast.core.audit.device.Delivery;
import io.holdfast.core.audit.device.DeviceEntry;
import io.holdfast.core.audit.device.Devices;
import io.holdfast.core.audit.device.EnabledDevices;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.log.entry.EntryJoiner;
import io.holdfast.log.entry.EntryPart;
import io.holdfast.log.entry.EntrySplitter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The audit room: entries go into the storage's journal with the transaction they tell of, from
 * there into the Merkle log, and to the devices beside it.
 */
public final class AuditLog implements AuditRoom {
  private final MerkleLog log;
  private final Devices devices = new Devices();
  private volatile @Nullable ValueHasher hasher;

  public AuditLog(MerkleLog log) {
    this.log = log;
  }

  @Override
  public RequestEntry requestEntry(AuditEvent event) {
    EntryWriter writer = writer();
    byte[] head = writer.head(event);
    return new RequestEntry(event, head, leaves(event, writer.write("request", event, head)));
  }

  @Override
  public List<byte[]> responseEntry(AuditEvent event, RequestEntry request) {
    // A login is told of whom it turned out to be.
    return event.auth() == null
        ? leaves(event, writer().write("response", event))
        : leaves(event, writer().write("response", event, request.head()));
  }

  private EntryWriter writer() {
    ValueHasher current = hasher;
    if (current == null) {
      throw new Refusal.Sealed();
    }
    return new EntryWriter(current);
  }

  @Override
  public List<byte[]> sealedEntry(AuditEvent event) {
    String type = event.answer() == null ? "request" : "response";
    return leaves(event, new EntryWriter(null).write(type, event));
  }

  private static List<byte[]> leaves(AuditEvent event, byte[] entry) {
    return EntrySplitter.split(event.request().id(), entry);
  }

  @Override
  public Delivery deliver(EnabledDevices enabled, List<byte[]> entries) {
    log.requireSound();
    return devices.deliver(enabled, whole(entries));
  }

  @Override
  public Delivery deliver(List<byte[]> entries) {
    log.requireSound();
    return devices.deliver(whole(entries));
  }

  /**
   * Lines of a device may be of any length: an entry that is parts in the log is one line there.
   */
  private static List<byte[]> whole(List<byte[]> leaves) {
    if (leaves.stream().noneMatch(EntryPart::isPart)) {
      return leaves;
    }
    EntryJoiner joiner = new EntryJoiner();
    return leaves.stream().map(joiner::accept).flatMap(Optional::stream).toList();
  }

  @Override
  public void unsealed(SecretBytes salt, SecretBytes logKey) {
    hasher = new ValueHasher(salt);
    log.unsealed(logKey);
  }

  @Override
  public void sealed() {
    ValueHasher was = hasher;
    hasher = null;
    log.sealed();
    if (was != null) {
      was.close();
    }
  }

  @Override
  public void restored() {
    devices.reconsider();
  }

  @Override
  public String hash(String value) {
    ValueHasher current = hasher;
    if (current == null) {
      throw new Refusal.Sealed();
    }
    return current.hash(value);
  }

  @Override
  public void probe(DeviceEntry device) {
    Devices.probe(device);
  }

  @Override
  public void close() {
    devices.close();
    log.close();
  }
}
