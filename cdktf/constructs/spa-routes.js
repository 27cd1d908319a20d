// CloudFront Function (viewer request, for pages only). Pages of the two web apps are one file each: an address without a file
// name gets that file. Doing it here, not with an error page, keeps a 404 of the API a 404. The page of an event comes from the
// api, which knows what messengers show of it, in one of two languages.
var EVENT = /^\/events\/[0-9a-f-]{36}\/?$/;

function asked(query) {
  var pairs = [];
  Object.keys(query).forEach(function (name) {
    (query[name].multiValue || [query[name]]).forEach(function (one) {
      pairs.push(one.value === '' ? name : name + '=' + one.value);
    });
  });
  return pairs.length === 0 ? '' : '?' + pairs.join('&');
}

// As the api reads it: Korean unless English is wanted more. Two values, so that the cache holds two pages and not hundreds.
function language(header) {
  var best = { ko: 0, en: 0 };
  (header ? header.value : '').split(',').forEach(function (one) {
    var parts = one.trim().toLowerCase().split(';');
    var name = parts[0].split('-')[0];
    var weight = /q=([0-9.]+)/.exec(parts[1] || '');
    if (name in best) best[name] = Math.max(best[name], weight ? Number(weight[1]) : 1);
  });
  return best.en > best.ko ? 'en' : 'ko';
}

function handler(event) {
  var request = event.request;
  var host = request.headers.host.value;
  if (host.indexOf('www.') === 0) {
    return {
      statusCode: 301,
      statusDescription: 'Moved Permanently',
      headers: { location: { value: 'https://' + host.slice(4) + request.uri + asked(request.querystring) } },
    };
  }
  if (EVENT.test(request.uri)) {
    request.headers['accept-language'] = { value: language(request.headers['accept-language']) };
    return request;
  }
  var last = request.uri.slice(request.uri.lastIndexOf('/') + 1);
  if (last.indexOf('.') === -1) {
    request.uri =
      request.uri === '/admin' || request.uri.indexOf('/admin/') === 0 ? '/admin/index.html' : '/index.html';
  }
  return request;
}
