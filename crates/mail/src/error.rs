//! What can be wrong with the settings.

/// What is wrong with the settings, and the remedy. Repeats nothing of what was given: it may hold a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Not `smtp://` or `smtps://`.
    #[error(
        "the mail server’s address begins with neither smtps:// nor smtp://. Write smtps://USER:PASSWORD@HOST:465 or smtp://USER:PASSWORD@HOST:587"
    )]
    Scheme,
    /// User and password cannot be told apart, are empty, or hold what cannot be sent.
    #[error(
        "user and password in the mail server’s address cannot be read. Write USER:PASSWORD before the last @, and in both % as %25 and : as %3A"
    )]
    Login,
    /// No host, or none that exists.
    #[error(
        "the mail server’s address names no host. Write a name such as mail.example.org, or an address such as 192.0.2.1 or [2001:db8::1]"
    )]
    Host,
    /// The port is no number from 1 to 65535.
    #[error(
        "the port in the mail server’s address is no number from 1 to 65535. Usual are 465 for smtps and 587 for smtp"
    )]
    Port,
    /// Something after host and port.
    #[error("the mail server’s address goes on after its port. Nothing may follow but ?tls=required")]
    Tail,
    /// The letters’ own address.
    #[error(
        "the address that letters come from cannot be read. Write NAME@DOMAIN, or Words <NAME@DOMAIN>, on one line"
    )]
    From,
    /// The further certificate.
    #[error("the certificate for the mail server cannot be read. Give one or more certificates in PEM form")]
    Certificate,
    /// No encryption for this host.
    #[error("encryption cannot be set up for the mail server. Check the host in its address")]
    Encryption,
}
