// CloudFront Function (viewer request, default behaviour only). Pages of the two web apps are one file each: an address
// without a file name gets that file. Doing it here, not with an error page, keeps a 404 of the API a 404.
function asked(query) {
  var pairs = [];
  Object.keys(query).forEach(function (name) {
    (query[name].multiValue || [query[name]]).forEach(function (one) {
      pairs.push(one.value === '' ? name : name + '=' + one.value);
    });
  });
  return pairs.length === 0 ? '' : '?' + pairs.join('&');
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
  var last = request.uri.slice(request.uri.lastIndexOf('/') + 1);
  if (last.indexOf('.') === -1) {
    request.uri =
      request.uri === '/admin' || request.uri.indexOf('/admin/') === 0 ? '/admin/index.html' : '/index.html';
  }
  return request;
}
