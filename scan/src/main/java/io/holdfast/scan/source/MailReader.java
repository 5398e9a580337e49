package io.holdfast.scan.source;

import io.holdfast.scan.source.ObjectReader.Part;
import io.holdfast.scan.source.mail.MailPart;
import io.holdfast.scan.source.mail.MimeParts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Mail and mailboxes: first as the text that they are, where lines are those of the file; then what
 * is encoded in their parts, attachments too.
 */
final class MailReader {
  private final ObjectReader reader;
  private final Sink sink;

  MailReader(ObjectReader reader, Sink sink) {
    this.reader = reader;
    this.sink = sink;
  }

  void read(Part part, InputStream in) throws IOException {
    byte[] bytes = Reasons.whole(in, Limits.DOCUMENT);
    reader.text(part, new ByteArrayInputStream(bytes), true, sink);
    List<MailPart> encoded = MimeParts.encoded(bytes);
    for (MailPart each : encoded) {
      part.budget().entry();
      Part inner = part.within(each.name(), each.line() - 1);
      try (InputStream body = part.budget().metered(new ByteArrayInputStream(each.body()))) {
        if (each.isAttachment()) {
          reader.read(part.entry(each.name()), body, sink);
        } else {
          reader.text(inner, body, true, sink);
        }
      } catch (Budget.Exceeded e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        sink.problem(new Problem(part.path(), part.commit(), each.name() + " " + Reasons.of(e)));
      }
    }
  }
}
