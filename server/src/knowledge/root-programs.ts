/**
 * Programs that are started as root. They open ports below 1024, read keys, or start others under other names, and do the rest
 * as somebody else, if they are told to.
 */
const ROOT_PROGRAMS: ReadonlySet<string> = new Set(
  [
    // Sessions of all users: https://man.openbsd.org/sshd
    'sshd dropbear telnetd in.telnetd xinetd inetd',
    // A master with workers: https://nginx.org/en/docs/ngx_core_module.html#user
    'nginx openresty tengine angie',
    // https://httpd.apache.org/docs/2.4/invoking.html
    'apache2 apache2ctl apachectl apache2-foreground httpd httpd-foreground lighttpd',
    // Its pools have users of their own: https://www.php.net/manual/en/install.fpm.configuration.php
    'php-fpm',
    // It changes its user behind the start: https://docs.haproxy.org/3.0/management.html#13
    'haproxy keepalived squid varnishd',
    // Jobs of all users: https://manpages.debian.org/bookworm/cron/cron.8.en.html
    'cron crond atd',
    // Each program under its own user: https://supervisord.org/configuration.html#program-x-section-settings
    'supervisord runsvdir runit my_init s6-svscan s6-init monit',
    // The first process of a system: https://www.freedesktop.org/software/systemd/man/latest/systemd.html
    'init systemd openrc openrc-init',
    // https://manpages.debian.org/bookworm/init-system-helpers/service.8.en.html
    'service rc-service systemctl',
    // Without a setup of its own: https://docs.docker.com/engine/security/rootless/
    'dockerd dockerd-entrypoint.sh containerd buildkitd podman crio kubelet k3s',
    // Mail and files of all users: https://www.postfix.org/master.8.html , https://www.samba.org/samba/docs/current/man-html/smbd.8.html
    'postfix exim exim4 sendmail dovecot smbd nmbd vsftpd proftpd pure-ftpd nfsd rpcbind',
    // Names, time and addresses: https://thekelleys.org.uk/dnsmasq/docs/dnsmasq-man.html
    'named dnsmasq unbound ntpd chronyd dhcpd',
    // Interfaces and firewalls: https://openvpn.net/community-resources/reference-manual-for-openvpn-2-6/
    'openvpn wg-quick ipsec charon tailscaled fail2ban-server bird zebra',
    'rsyslogd syslogd syslog-ng auditd',
  ].flatMap((line) => line.split(' ')),
);

/** Whether a program, by its name or path, is one that has to be root when it starts: `/usr/sbin/php-fpm8.3`. */
export function startsAsRoot(program: string): boolean {
  const name = program.slice(program.lastIndexOf('/') + 1);
  return (
    program.startsWith('/etc/init.d/') || [name, name.replace(/[\d.]+$/, '')].some((one) => ROOT_PROGRAMS.has(one))
  );
}
