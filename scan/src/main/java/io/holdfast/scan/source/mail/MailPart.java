package io.holdfast.scan.source.mail;

/**
 * A decoded part of a mail.
 *
 * @param name of the attached file, else where the part is
 * @param line of the file at which it begins, from 1
 */
@SuppressWarnings("ArrayRecordComponent")
public record MailPart(String name, boolean isAttachment, long line, byte[] body) {}
