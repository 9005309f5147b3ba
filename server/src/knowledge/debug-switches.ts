/** Environment variables that set a program up for its developers, and the values that do. */
export const DEBUG_SWITCHES: ReadonlyMap<string, RegExp> = new Map([
  ['NODE_ENV', /^(?:development|dev)$/], // https://nodejs.org/en/learn/getting-started/nodejs-the-difference-between-development-and-production
  ['DEBUG', /^(?:\*|true|1)$/i], // https://github.com/debug-js/debug ; Django's by convention
  ['FLASK_DEBUG', /^(?:1|true|yes|on)$/i], // https://flask.palletsprojects.com/en/stable/config/#DEBUG
  ['FLASK_ENV', /^development$/],
  ['DJANGO_DEBUG', /^(?:1|true|yes|on)$/i],
  ['ASPNETCORE_ENVIRONMENT', /^development$/i], // https://learn.microsoft.com/aspnet/core/fundamentals/environments
  ['DOTNET_ENVIRONMENT', /^development$/i],
  ['RAILS_ENV', /^development$/], // https://guides.rubyonrails.org/configuring.html#rails-environment-settings
  ['RACK_ENV', /^development$/],
  ['APP_DEBUG', /^(?:true|1)$/i], // https://laravel.com/docs/configuration#debug-mode , https://symfony.com/doc/current/configuration.html
]);

/** What opens a Java program to a debugger. https://docs.oracle.com/en/java/javase/21/docs/specs/jpda/conninv.html */
export const JAVA_DEBUGGER = /-agentlib:jdwp\S*|-Xrunjdwp\S*/;
